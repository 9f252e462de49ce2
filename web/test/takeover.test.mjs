// The program replaces the page that was built by its own, alike. What the reader was doing on it goes on.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reader, running } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const place = (page) => page.evaluate(() => ({
  focus: document.activeElement.textContent.trim(),
  tag: document.activeElement.tagName,
  open: [...document.querySelectorAll('main details')].filter((d) => d.open).map((d) => d.querySelector('summary').textContent),
  scroll: Math.round(scrollY),
  built: document.body.firstElementChild.asBuilt === true,
}));

test('focus, what is unfolded and the place on the page outlive the program taking over', async (t) => {
  const context = await reader({ worker: false });
  t.after(() => context.close());
  const page = await context.newPage();
  let release = () => {};
  const held = new Promise((done) => { release = done; });
  await page.route('**/*.wasm', async (route) => { await held; await route.continue(); }); // the program comes when we say so
  await page.goto(`${h.home}swindon/stage-2/`, { waitUntil: 'load' });
  await page.locator('main details > summary').first().click();
  const link = page.locator('main .fork a').last();
  await link.focus();
  await page.evaluate(() => scrollTo(0, 420));
  const was = await place(page);
  assert.deepEqual({ built: was.built, tag: was.tag, open: was.open.length }, { built: true, tag: 'A', open: 1 }, 'still the built page');

  release();
  await running(page);
  const now = await place(page);
  assert.deepEqual(now, { ...was, built: false });
});

test('a field keeps what is typed, and its caret, while what it finds is drawn', async (t) => {
  const context = await reader({ worker: false });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${h.home}search/`, { waitUntil: 'load' });
  await running(page);
  const box = page.getByLabel('Search every board and page');
  await box.pressSequentially('thrshold');
  await box.evaluate((el) => el.setSelectionRange(3, 3));
  await box.press('e');
  await page.waitForFunction(() => document.querySelectorAll('.hit').length > 0);
  assert.deepEqual(await box.evaluate((el) => [el.value, el.selectionStart]), ['threshold', 4]);
});
