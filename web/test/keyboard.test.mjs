// Two taps from home to the next step, the whole way by keyboard, and where
// focus and title go when the page changes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { boards, heading, site } from './lib/site.mjs';
import { question } from './lib/walking.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  return { tag: e.tagName, text: e.textContent.trim(), inSight: e.getBoundingClientRect().bottom > 0 && e.getBoundingClientRect().top < innerHeight };
});

async function person(t, path, options) {
  const context = await reader({ worker: false, now: '2026-11-24T10:00', ...options });
  t.after(() => context.close());
  if (options?.scripts !== false) return open(context, h.home + path);
  const page = await context.newPage();
  await page.goto(h.home + path);
  return page;
}

// tabTo presses Tab until the thing with that name has the focus.
async function tabTo(page, name) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at.text.startsWith(name)) {
      assert.ok(at.inSight, `${name} has the focus and is not in sight`);
      return;
    }
  }
  assert.fail(`"${name}" is not reached with the Tab key`);
}

// focusIsKept: what had the focus may be gone, but then it is somewhere near.
async function focusIsKept(page, when) {
  await page.waitForFunction(() => document.querySelector('main').contains(document.activeElement), null, { timeout: 2000 })
    .catch(() => assert.fail(`${when} the focus is lost`));
}

test('it is two taps from home to the next step', { concurrency: 2 }, async (t) => {
  for (const [how, options] of Object.entries({ 'with scripts off': { scripts: false }, 'with the program running': {} })) {
    for (const board of Object.keys(boards).filter((b) => boards[b].stages)) {
      await t.test(`${board}, ${how}`, async (t) => {
        const page = await person(t, '', options);
        let taps = 0;
        const tap = async (link) => { taps++; await link.click(); };
        await tap(page.locator(`main a[href="/${board}/"]`));
        await page.locator('h1', { hasText: heading(`${board}/`) }).waitFor();
        await tap(page.locator(`main a[href="/${board}/stage-1/"]`).first());
        const step = page.locator('.next .next__do').first();
        await step.waitFor();
        assert.equal(taps, 2);
        const box = await step.boundingBox();
        assert.ok(box.y + box.height <= page.viewportSize().height, `the step is seen without scrolling: ${JSON.stringify(box)}`);
      });
    }
  }
});

test('Risk now is one tap from every kind of page', async (t) => {
  const page = await person(t, '', { scripts: false });
  for (const path of ['', 'where/', 'leeds/', 'swindon/stage-4/agreed/', 'northamptonshire/forms/escalation-record/', 'nowhere/']) {
    await page.goto(h.home + path);
    await page.getByRole('link', { name: 'Risk now' }).first().click();
    assert.match(page.url(), /\/risk\/$/);
    assert.match(await page.locator('main').innerText(), /999/, `from /${path}`);
  }
});

test('with the keyboard alone, from home to a date', async (t) => {
  const page = await person(t, '');
  await page.keyboard.press('Tab');
  assert.equal((await focused(page)).text, 'Skip to the page');
  await page.keyboard.press('Tab');
  assert.equal((await focused(page)).text, 'Risk now');
  await tabTo(page, 'Swindon');
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: heading('swindon/') }).waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');

  await tabTo(page, 'Find my next step');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.textContent === 'Find my next step' && document.activeElement.tagName === 'H1');
  assert.equal(await page.title(), 'Find my next step, Swindon – Waymark');
  while (await question(page)) {
    const was = await question(page);
    await tabTo(page, 'No');
    await page.keyboard.press('Enter');
    await page.waitForFunction((q) => document.querySelector('.ask legend')?.textContent !== q, was);
    await focusIsKept(page, `after "${was}"`);
  }
  await page.getByText('When did the disagreement arise?').waitFor();
  while ((await focused(page)).tag !== 'INPUT') await page.keyboard.press('Tab');
  assert.equal(await page.locator('input').first().inputValue(), '2026-11-24', 'the field begins with today');
  await tabTo(page, 'Enter this date');
  await page.keyboard.press('Enter');
  await page.locator('.walk').getByText('Thursday 26 November 2026', { exact: true }).waitFor();
  await focusIsKept(page, 'after the date');
});

test('the skip link goes past the bar to the page', async (t) => {
  const page = await person(t, 'swindon/stage-1/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => document.querySelector('main').contains(document.activeElement));
  assert.ok(inMain, JSON.stringify(await focused(page)));
});

test('going on and back moves focus to the heading and changes the title', async (t) => {
  const page = await person(t, 'swindon/stage-1/');
  const first = await page.title();
  await page.getByRole('link', { name: /^No, we still disagree/ }).click();
  await page.waitForFunction((h1) => document.activeElement.textContent === h1, heading('swindon/stage-2/'));
  assert.notEqual(await page.title(), first);
  assert.equal(await page.evaluate(() => scrollY), 0, 'from the top');
  await page.goBack();
  await page.waitForFunction((h1) => document.activeElement.textContent === h1, heading('swindon/stage-1/'));
  assert.equal(await page.title(), first);
});

test('a link within the page goes to its place', async (t) => {
  const page = await person(t, 'swindon/stage-1/');
  await page.getByRole('link', { name: 'all stages' }).click();
  await page.waitForFunction(() => { const { top } = document.getElementById('ladder').getBoundingClientRect(); return top >= 0 && top < innerHeight; });
});
