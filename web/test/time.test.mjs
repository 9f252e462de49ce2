// A page says that a review date has passed by the reader's calendar, not by
// the builder's. Swindon's policy was to be reviewed by March 2026.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { each, open, reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { earlySite, pages, site } from './lib/site.mjs';

let early, late; // built in January 2026, and today
before(async () => { [early, late] = await Promise.all([host(earlySite(), '/sub/path/'), host(site())]); });
after(() => Promise.all([early.stop(), late.stop()]));

const strip = (page) => page.locator('.strip__status').innerText();
const swindon = pages().filter((p) => p.startsWith('swindon/'));

// glance opens a page and reads its strip.
async function glance(t, from, path, options) {
  const context = await reader({ worker: false, ...options });
  t.after(() => context.close());
  if (options.program === false || options.scripts === false) {
    const page = await context.newPage();
    await page.goto(from.home + path);
    return { page, status: await strip(page) };
  }
  const page = await open(context, from.home + path);
  return { page, status: await strip(page) };
}

test('a page built before the review date', { concurrency: 2 }, async (t) => {
  await t.test('and read after it says passed, on every page of the board, with WebAssembly blocked', async (t) => {
    const context = await reader({ worker: false, program: false, now: '2026-04-01T00:30' });
    t.after(() => context.close());
    await each(context, swindon, async (page, path) => {
      await page.goto(early.home + path, { waitUntil: 'domcontentloaded' });
      assert.equal(await strip(page), 'review date passed, March 2026', path);
    });
  });
  for (const path of ['', 'where/']) {
    await t.test(`and read after it says passed in the list of boards too (/${path})`, async (t) => {
      const context = await reader({ worker: false, program: false, now: '2026-04-01T00:30' });
      t.after(() => context.close());
      const page = await context.newPage();
      await page.goto(early.home + path);
      assert.match(await page.locator('main a[href*="/swindon/"]').first().innerText(), /review date passed, March 2026/);
    });
  }
  await t.test('and read on its last day does not say passed: the month is not over', async (t) => {
    const { status } = await glance(t, early, 'swindon/stage-1/', { program: false, now: '2026-03-31T23:30' });
    assert.equal(status, 'to be reviewed March 2026');
  });
  await t.test('and read without scripts prints the date itself', async (t) => {
    const { status } = await glance(t, early, 'swindon/stage-1/', { scripts: false });
    assert.match(status, /March 2026/);
  });
  await t.test('and read after it with the program running says passed, also on the next page', async (t) => {
    const { page, status } = await glance(t, early, 'swindon/stage-1/', { now: '2026-04-01T10:00' });
    assert.equal(status, 'review date passed, March 2026');
    await page.locator('.ladder a').nth(1).click();
    await page.locator('h1', { hasText: 'Stage 2' }).waitFor();
    assert.equal(await strip(page), 'review date passed, March 2026');
  });
  await t.test('whose policy has none says so, whenever it is read', async (t) => {
    const { status } = await glance(t, early, 'leeds/stage-1/', { program: false, now: '2040-01-01T10:00' });
    assert.equal(status, 'no review date printed');
  });
});

test('a page built after the review date, on a device whose calendar is before it, does not yet say passed', async (t) => {
  const { status } = await glance(t, late, 'swindon/stage-1/', { now: '2026-02-10T10:00' });
  assert.equal(status, 'to be reviewed March 2026');
});

test('the day is the reader’s own: just after midnight in a London summer', async (t) => {
  const options = { program: false, now: '2026-03-31T23:30:00Z' }; // half past midnight on 1 April, summer time
  const { status } = await glance(t, early, 'swindon/stage-1/', options);
  assert.equal(status, 'review date passed, March 2026');
  const { status: program } = await glance(t, late, 'swindon/stage-1/', { now: '2026-03-31T23:30:00Z' });
  assert.equal(program, 'review date passed, March 2026', 'by the program too');
});
