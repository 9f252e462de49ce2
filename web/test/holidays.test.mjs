// One-off bank holidays: added to the notebook they move what is due in it, and the guide's are offered to it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { host } from './lib/host.mjs';
import { drawn, heading, kept, unlock } from './lib/keeping.mjs';
import { bar, beginCase, press, put, standing, withNotebook } from './lib/recording.mjs';
import { site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const together = { concurrency: 2 };

const person = (t) => withNotebook(t, h.home, { now: '2026-11-24T10:00' }); // a Tuesday

test('one-off bank holidays', together, async (t) => {
  const added = (page) => page.locator('#holidays .bare li').evaluateAll((items) => items.map((li) => li.firstChild.textContent.trim()));
  const listed = async (page, when) => {
    await bar(page, 'Cases');
    await page.locator('.cases li', { hasText: when }).waitFor();
  };
  const add = async (page, day) => {
    await bar(page, 'On this device');
    await put(page, 'A bank holiday to add', day);
    await press(page, 'Add this day');
    await page.locator('.said', { hasText: 'Added.' }).waitFor();
  };
  // toCase goes on from the list to the case.
  const toCase = async (page, by) => {
    await page.locator('.cases__code').click();
    await heading(page, 'A1');
    assert.equal((await standing(page)).by, by);
  };

  await t.test('added to the notebook move what is due, and are taken out and brought back', async (t) => {
    const { page, phrase } = await person(t);
    await beginCase(page, { arose: '2026-11-23' }); // two working days
    await listed(page, 'By Wednesday 25 November 2026');
    await bar(page, 'On this device');
    await page.getByText('No day has been added.').waitFor();
    for (const [typed, wrong] of [['', 'That is not a day.'], ['2026-11-28', 'is at a weekend'], ['2026-12-25', 'carries: Christmas Day']]) {
      await put(page, 'A bank holiday to add', typed);
      await press(page, 'Add this day');
      await page.locator('.summary', { hasText: wrong }).waitFor();
      await page.waitForFunction(() => document.activeElement.id === 'summary');
      const field = page.getByLabel('A bank holiday to add');
      assert.equal(await field.inputValue(), typed, 'what was typed is still there');
      assert.match(await field.evaluate((el) => el.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' ')), new RegExp(wrong));
    }
    await put(page, 'A bank holiday to add', '2026-11-25');
    await page.keyboard.press('Enter');
    await page.locator('.said', { hasText: 'Added. Wednesday 25 November 2026' }).waitFor();
    assert.deepEqual(await added(page), ['Wednesday 25 November 2026']);
    assert.equal(await page.getByLabel('A bank holiday to add').inputValue(), '');
    assert.equal(await page.locator('.summary').count(), 0);
    await put(page, 'A bank holiday to add', '2026-11-25');
    await press(page, 'Add this day');
    await page.locator('.summary', { hasText: 'is in the list already' }).waitFor();
    await listed(page, 'By Thursday 26 November 2026');
    await toCase(page, 'Thursday 26 November 2026');

    await page.reload();
    await unlock(page, phrase);
    await heading(page, 'A1');
    assert.equal((await standing(page)).by, 'Thursday 26 November 2026');
    await page.getByText('Your notebook counts Wednesday 25 November 2026 as a bank holiday; the guide in this tab does not.').waitFor();

    await bar(page, 'On this device');
    await press(page, 'Remove: Wednesday 25 November 2026');
    await page.locator('.said', { hasText: 'is counted as a working day again' }).waitFor();
    await page.waitForFunction(() => document.activeElement.textContent === 'Undo');
    assert.deepEqual(await added(page), []);
    await listed(page, 'By Wednesday 25 November 2026');
    await add(page, '2026-11-26');
    await press(page, 'Remove: Thursday 26 November 2026');
    await press(page, 'Undo');
    await page.locator('.said', { hasText: 'Added. Thursday 26 November 2026' }).waitFor();
    assert.deepEqual(await added(page), ['Thursday 26 November 2026']);
  });

  await t.test('of the guide are offered to the notebook, and never copied without a word', async (t) => {
    const { page, phrase } = await person(t);
    await beginCase(page, { arose: '2026-11-23' });
    await page.evaluate(() => sessionStorage.setItem('waymark-holidays', '["2026-11-25"]')); // as the guide keeps it
    await page.reload();
    await unlock(page, phrase);
    await heading(page, 'A1');
    const offer = 'The guide in this tab counts Wednesday 25 November 2026 as a bank holiday; your notebook does not. Count it in the notebook too?';
    await page.getByText(offer).waitFor();
    assert.equal((await standing(page)).by, 'Wednesday 25 November 2026');
    await bar(page, 'On this device');
    await page.getByText(offer).waitFor();
    assert.deepEqual(await added(page), []);
    await listed(page, 'By Wednesday 25 November 2026');
    await page.getByText(offer).waitFor();
    await press(page, 'Count it in the notebook');
    await page.locator('.said', { hasText: 'Added. Wednesday 25 November 2026' }).waitFor();
    assert.equal(await page.getByText(offer).count(), 0);
    await page.locator('.cases li', { hasText: 'By Thursday 26 November 2026' }).waitFor();
    await toCase(page, 'Thursday 26 November 2026');
  });

  await t.test('move with a copy: the date that is due is the same where it is opened', async (t) => {
    const { page } = await person(t);
    await beginCase(page, { arose: '2026-11-23' });
    await add(page, '2026-11-25');
    await bar(page, 'Copies');
    await press(page, 'Make a copy');
    const words = await drawn(page);
    await press(page, 'Make the copy with these words');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
    const file = await kept(t, download);

    const { page: clean } = await person(t);
    await bar(clean, 'Open a file');
    await clean.getByLabel('The file', { exact: true }).setInputFiles(file);
    await clean.getByLabel('The words that open it').fill(words);
    await press(clean, 'Open');
    await clean.getByText('“Bank holidays added here”: Wednesday 25 November 2026. What is new of that will not be counted').waitFor();
    await press(clean, 'Take in what is new');
    await clean.getByText('And 1 added bank holiday.').waitFor();
    await listed(clean, 'By Thursday 26 November 2026');
    await toCase(clean, 'Thursday 26 November 2026');
    await bar(clean, 'On this device');
    assert.deepEqual(await added(clean), ['Wednesday 25 November 2026']);
  });
});
