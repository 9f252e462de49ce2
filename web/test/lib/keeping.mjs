// What a person does with the notebook.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// setUp makes a notebook with the drawn words, and gives back what opens it.
export async function setUp(page, { own } = {}) {
  await page.getByRole('button', { name: 'Set up the notebook' }).click();
  let phrase = own;
  if (own) {
    await page.getByRole('button', { name: 'Use words of my own instead' }).click();
    await page.getByLabel('Your passphrase').fill(own);
    await page.getByLabel('The same once more').fill(own);
    await page.getByRole('button', { name: 'Continue' }).click();
  } else {
    phrase = await drawn(page);
    await page.getByRole('button', { name: 'I have written them down' }).click();
  }
  const code = await typeBack(page);
  await page.getByRole('button', { name: 'Make the notebook' }).click();
  await heading(page, 'Cases');
  return { phrase, code };
}

export const heading = (page, text) => page.locator('h1', { hasText: text }).waitFor();

// drawn reads the four words that are offered.
export async function drawn(page) {
  await heading(page, 'Your passphrase');
  return (await page.locator('.secret span').allInnerTexts()).join(' ');
}

// typeBack types the recovery code from the screen.
export async function typeBack(page) {
  await heading(page, 'Your recovery code');
  const code = (await page.locator('.secret span').allInnerTexts()).join('-');
  await page.getByLabel('Type the code from your paper').fill(code);
  return code;
}

export async function lock(page) {
  await page.locator('.bar').getByRole('button', { name: 'Lock', exact: true }).click();
  await heading(page, 'Unlock your notebook');
}

export async function unlock(page, phrase) {
  await page.getByLabel('Your passphrase').fill(phrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}

// started opens a page of the notebook, which starts the program by itself.
export async function started(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => !document.body.firstElementChild.asBuilt, null, { timeout: 60_000 });
  return page;
}

// kept puts a download into a file of the test's own.
export async function kept(t, download) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-copy-'));
  t.after(() => rmSync(folder, { recursive: true }));
  await download.saveAs(join(folder, 'copy.age'));
  return join(folder, 'copy.age');
}
