// What a person does with the cases of a notebook.

import assert from 'node:assert/strict';
import { reader } from './browser.mjs';
import { heading, setUp, started } from './keeping.mjs';

// withNotebook is a person whose notebook has nothing in it, for the length of a test.
export async function withNotebook(t, home, options) {
  const context = await reader({ worker: false, ...options });
  t.after(() => context.close());
  const page = await started(context, `${home}notebook/`);
  return { context, page, ...(await setUp(page)) };
}

export const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
export const follow = (page, name) => page.locator('main').getByRole('link', { name, exact: true }).click();
export const bar = (page, name) => page.locator('.bar').getByRole('link', { name, exact: true }).click();

// beginCase begins a case from the list, and gives back its id.
export async function beginCase(page, { board = 'swindon', arose, what = '', agency = 'Hospital' } = {}) {
  await bar(page, 'Cases');
  await heading(page, 'Cases');
  await follow(page, 'New case');
  await heading(page, 'A new case');
  await page.getByLabel('Where is the risk to the adult?').selectOption(board);
  await page.getByLabel('Your role').fill('social worker');
  await page.getByLabel('Your agency').fill(agency);
  if (arose) await page.getByLabel('When it arose').fill(arose);
  if (what) await page.getByLabel('What it is about').fill(what);
  await press(page, 'Begin the case');
  await page.locator('.said', { hasText: /begun|is in this page/ }).waitFor(); // stored, or in memory only
  return new URL(page.url()).hash.slice(1);
}

// row is the first case of the list as it can be read: a new row is laid out with the next frame.
export async function row(page) {
  await page.waitForFunction(() => document.querySelector('.cases li')?.innerText);
  return page.locator('.cases li').first().innerText();
}

// logs fills in the form for an entry of a case and saves it. fields are labels with what goes in.
export async function logs(page, kind, fields = {}) {
  if (kind) await page.getByLabel('What happened', { exact: true }).selectOption({ label: kind });
  for (const [label, value] of Object.entries(fields)) await put(page, label, value);
  await press(page, 'Save');
  await page.locator('.said').waitFor();
}

// put fills in a field or makes a choice.
export async function put(page, label, value) {
  const field = page.getByLabel(label, { exact: true });
  if (await field.evaluate((el) => el.tagName === 'SELECT')) await field.selectOption({ label: value });
  else await field.fill(value);
}

// goes to a page of the notebook as a link on the page would, without loading anything anew.
export async function goes(page, path, id = '') {
  await page.evaluate(([path, id]) => {
    const a = document.createElement('a');
    a.href = `/notebook/${path}${id && `#${id}`}`;
    document.body.append(a);
    a.click();
    a.remove();
  }, [path, id]);
  await page.waitForFunction(([path, id]) => location.pathname === `/notebook/${path}` && location.hash === (id && `#${id}`), [path, id]);
  await page.locator('main h1').waitFor();
}

// chronology is each entry as it is read, struck words between tildes.
export const chronology = (page) => page.locator('.chron > li').evaluateAll((items) => items.map((li) => {
  const copy = li.cloneNode(true);
  copy.querySelector('.chron__acts')?.remove();
  for (const s of copy.querySelectorAll('s')) s.textContent = `~${s.textContent}~`;
  return copy.textContent.replace(/\s+/g, ' ').trim();
}));

// standing is what the page of a case says is next.
export const standing = (page) => page.locator('.case .next').first().evaluate((box) => ({
  do: box.querySelector('.next__do').textContent, by: box.querySelector('.next__by')?.textContent,
}));

// typed is what stands in all fields of the page.
export const typed = (page) => page.locator('main :is(input, textarea, select)').evaluateAll((fields) => fields.map((f) => f.value));

// reads waits for words in a field, which get there just after the field, and gives them back. It asks once each time: a field may
// be drawn anew between two questions.
export async function reads(page, label, words) {
  const field = page.getByLabel(label, { exact: true });
  let found = await field.inputValue();
  for (let i = 0; i < 100 && !(words instanceof RegExp ? words.test(found) : found === words); i++) {
    await page.waitForTimeout(100);
    found = await field.inputValue();
  }
  if (words instanceof RegExp) assert.match(found, words); else assert.equal(found, words);
  return found;
}
