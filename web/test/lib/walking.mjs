// What a person does on a page with questions and days.

// choose presses an answer of the open question.
export const choose = (page, answer) => page.locator('.ask').getByRole('button', { name: answer, exact: true }).click();

// question is the one that is open, '' when none is.
export async function question(page) {
  const legend = page.locator('.ask legend');
  return (await legend.count()) ? legend.innerText() : '';
}

// enter puts a day (2026-11-24) into the field with that label and presses the button.
export async function enter(page, label, day, button = 'Enter this date') {
  const field = page.locator('.field', { has: page.getByLabel(label) });
  await field.locator('input').fill(day);
  await field.getByRole('button', { name: button, exact: true }).click();
}

// dues are the loud boxes with dates that the program works out: what to do, and by when.
export const dues = (page) => page.locator('.walk .next').evaluateAll((boxes) => boxes.map((box) => ({
  do: box.querySelector('.next__do').textContent,
  by: box.querySelector('.next__by')?.textContent,
  facts: Object.fromEntries([...box.querySelectorAll('dt')].map((dt) => [dt.textContent, dt.nextElementSibling.textContent])),
  proof: [...box.querySelectorAll('.proof li')].map((li) => [...li.children].map((c) => c.textContent).join(' ').trim()),
  why: [...box.querySelectorAll('.why li')].map((li) => li.textContent),
})));

// soFar is the list of what was answered and entered.
export const soFar = (page) => page.locator('.walk .fold li').allTextContents();
