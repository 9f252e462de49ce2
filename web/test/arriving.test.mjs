// The pages of a notebook as they come, right after it is unlocked: nothing on them is drawn twice, and nobody who types is disturbed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { started } from './lib/keeping.mjs';
import { made, put } from './lib/notebook.mjs';
import { press, row } from './lib/recording.mjs';
import { site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

// locked is a page of a notebook that was made elsewhere, with its recovery code typed in.
async function locked(t, all, path, script = () => {}) {
  const context = await reader({ worker: false, now: '2026-11-24T10:00' });
  t.after(() => context.close());
  const blank = await context.newPage();
  await blank.goto(`${h.home}assets/none.txt`);
  await put(blank, all);
  await context.addInitScript(script);
  const page = await started(context, `${h.home}notebook/${path}`);
  await page.getByRole('button', { name: /forgotten it/ }).click();
  await page.getByLabel('Your recovery code').fill(all.code);
  return page;
}

test('a form of a case begins when its policy is there', { concurrency: 2 }, async (t) => {
  const all = made('-cases', '3', '-entries', '2');
  const third = Object.keys(all.records).map((key) => key.match(/^cases\/(?!0[78]0{30})(.*)/)?.[1]).find(Boolean); // the first two have no stage yet
  for (const [path, field, stage] of [['log', 'Stage', '-'], ['card', 'For which stage', '2']]) {
    await t.test(`${path}: nothing is drawn twice, and its stage is right`, async (t) => {
      const page = await locked(t, all, `${path}/#${third}`);
      await page.evaluate(() => {
        const fields = (n) => n.nodeType === 1 && (n.matches('textarea, select') || n.querySelector('textarea, select'));
        globalThis.gone = [];
        new MutationObserver((told) => globalThis.gone.push(...told.flatMap((m) => [...m.removedNodes]).filter(fields).map((n) => n.textContent)))
          .observe(document.body, { subtree: true, childList: true });
      });
      await press(page, 'Unlock');
      await page.locator('main textarea').first().waitFor();
      assert.equal(await page.getByLabel(field, { exact: true }).inputValue(), stage);
      assert.deepEqual(await page.evaluate(() => globalThis.gone), []);
    });
  }
});

test('who begins to type while the page arrives keeps the focus', async (t) => {
  const slow = () => { // each turn of the program's takes half a second, as on the slowest telephone
    const turn = scheduler.yield.bind(scheduler);
    scheduler.yield = () => turn().then(() => new Promise((done) => setTimeout(done, 500)));
  };
  const page = await locked(t, made(), 'device/', slow);
  await press(page, 'Unlock');
  await page.locator('#day-off').click();
  await page.locator('.bar').waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'day-off');
});

test('more cases than one looks through are shown in pages, and the focus goes on with them', async (t) => {
  const all = made('-cases', '30', '-entries', '1');
  const page = await locked(t, all, '');
  await press(page, 'Unlock');
  // shown waits for a page, whose first case has the focus, and gives the ways to others.
  const shown = async (says, n) => {
    await page.getByRole('status').getByText(says, { exact: true }).waitFor();
    await page.waitForFunction((n) => document.querySelectorAll('.cases:not([aria-busy="true"]) > li').length === n, n);
    await page.waitForFunction(() => document.querySelector('.cases > li:first-child a') === document.activeElement);
    return page.getByRole('button', { name: /^(Next|Back) / }).allInnerTexts();
  };
  await page.getByText('1 to 25 of 30 cases', { exact: true }).waitFor();
  await row(page);
  const first = await page.locator('.cases__code').first().innerText();
  await page.getByRole('button', { name: 'Next 5 cases' }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await shown('26 to 30 of 30 cases', 5), ['Back 25 cases']);
  const codes = await page.locator('.cases__code').allTextContents();
  assert.equal(codes.includes(first), false);
  await page.getByLabel('Show only cases with these words').fill('swindon');
  await page.getByText('1 to 25 of 30 cases', { exact: true }).waitFor();
  await page.getByLabel('Show only cases with these words').fill('');
  await page.getByText('26 to 30 of 30 cases', { exact: true }).waitFor();
  await page.waitForFunction((code) => document.querySelector('.cases__code').innerText === code, codes[0]);
  await page.getByRole('button', { name: 'Back 25 cases' }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await shown('1 to 25 of 30 cases', 25), ['Next 5 cases']);
  await row(page);
  assert.equal(await page.locator('.cases__code').first().innerText(), first);
});
