// Every page that was built: can it be read, by everybody, on any screen and on paper?

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { each, open, reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { boardOf, boards, pages, site } from './lib/site.mjs';
import { choose, enter } from './lib/walking.mjs';

const phone = { width: 320, height: 640 }, zoomed = { width: 320, height: 256 }, desk = { width: 1280, height: 800 };

let h, context;
before(async () => {
  h = await host(site());
  context = await reader({ program: false, worker: false, reducedMotion: 'reduce' });
});
after(async () => {
  await context.close();
  await h.stop();
});

// Each look returns what is wrong with the page at hand.
const looks = {
  'has its language, a title, one heading of the first rank, and the skip link and Risk now before all else': (page, path) => page.evaluate(frame, boardOf(path)),
  'fits a narrow screen and 400 % zoom, and can be touched': async (page) => {
    await page.setViewportSize(zoomed);
    await settled(page);
    return page.evaluate(fit);
  },
  'is as axe wants it, on a phone and on a desk, light and dark': axe,
  'says whose policy it is, which edition, and how its review stands': whose,
  'stands on paper, and there too says whose policy it is': async (page, path) => {
    await page.emulateMedia({ media: 'print' });
    const wrong = await page.locator('.poster').count() ? [] : await whose(page, path); // a poster says it in the picture
    if (!(await page.locator('h1, .poster img').filter({ visible: true }).count())) wrong.push('nothing to read');
    for (const screenOnly of ['.top', '.skip', '[data-offline]']) {
      if (await page.locator(screenOnly).filter({ visible: true }).count()) wrong.push(`${screenOnly} is printed`);
    }
    return wrong;
  },
  'stands in forced colours': async (page) => {
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
    const seen = await page.locator('h1').isVisible() && await page.locator('.top__risk').isVisible();
    await page.emulateMedia({ forcedColors: 'none' });
    return seen ? [] : ['no heading, or no Risk now'];
  },
};

test('every page', async (t) => {
  const wrong = Object.fromEntries([...Object.keys(looks), 'runs without an exception'].map((name) => [name, []]));
  await each(context, pages(), async (page, path) => {
    page.removeAllListeners('pageerror');
    page.on('pageerror', (err) => wrong['runs without an exception'].push(`/${path}: ${err.message}`));
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.goto(h.home + path);
    for (const [name, look] of Object.entries(looks)) wrong[name].push(...(await look(page, path)).map((fault) => `/${path}: ${fault}`));
  });
  for (const [name, faults] of Object.entries(wrong)) await t.test(name, () => assert.deepEqual(faults, []));
});

// frame runs in the page.
function frame(board) {
  const wrong = [], say = (right, fault) => { if (!right) wrong.push(fault); };
  const all = (s) => [...document.querySelectorAll(s)];
  say(document.documentElement.lang === 'en-GB', 'lang');
  say(/\S.* – Waymark$|^Waymark – /.test(document.title), `title "${document.title}"`);
  say(document.querySelector('meta[name=description]')?.content.length > 20, 'description');
  say(all('h1').length === 1 && all('h1')[0].innerText.trim() !== '', 'h1');
  const keys = all('a[href], button, input, summary, [tabindex="0"]').filter((e) => e.checkVisibility());
  say(keys[0].innerText === 'Skip to the page', 'the skip link is first in the order of keys');
  say(keys[1].innerText === 'Risk now', 'Risk now is second');
  say(keys[1].pathname === (board ? `/${board}/risk/` : '/risk/'), `Risk now leads to ${keys[1].pathname}`);
  const ids = all('[id]').map((e) => e.id);
  for (const id of ids) say(ids.indexOf(id) === ids.lastIndexOf(id), `id "${id}" twice`);
  for (const a of all('a[href^="#"]')) say(document.getElementById(a.hash.slice(1)), `${a.hash} is not on the page`);
  return wrong;
}

// settled waits until the page is drawn at the size it was given, in its own type, with what is laid out only when it comes
// near: until then that has no height.
async function settled(page) {
  await page.waitForFunction((width) => innerWidth === width && document.fonts.status === 'loaded', zoomed.width);
  await page.evaluate(() => document.querySelectorAll('.page > nav, .duties').forEach((part) => { part.style.contentVisibility = 'visible'; }));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

// fit runs in the page.
function fit() {
  const wrong = [], root = document.documentElement;
  document.querySelectorAll('details').forEach((d) => { d.open = true; });
  if (root.scrollWidth > innerWidth) wrong.push(`scrolls sideways: ${root.scrollWidth} wide`);
  const bar = document.querySelector('.top').getBoundingClientRect().height;
  if (bar > innerHeight / 3) wrong.push(`the bar takes ${bar} of ${innerHeight}`);
  const big = 'button, summary, .button, .fork a, .top a, .links a, .foot a, input, select';
  for (const e of document.querySelectorAll(`a[href], ${big}`)) {
    const box = e.getBoundingClientRect();
    if (!e.checkVisibility() || e.matches('.skip')) continue;
    const inText = getComputedStyle(e).display === 'inline'; // a link within a sentence is as high as the sentence
    const least = e.matches(big) ? 44 : inText ? 0 : 24;
    if (box.height < least) wrong.push(`${Math.round(box.height)} px high: ${e.outerHTML.slice(0, 120)}`);
  }
  return wrong;
}

async function axe(page, path) {
  const wrong = [];
  const alike = /^(training|practice)\//.test(path); // made like the others, of the same parts: there each size and each scheme once
  for (const [size, name] of [[phone, 'phone'], [desk, 'desk']]) {
    await page.setViewportSize(size);
    await page.evaluate((open) => document.querySelectorAll('details').forEach((d) => { d.open = open; }), size === phone);
    for (const colorScheme of alike ? [size === phone ? 'light' : 'dark'] : ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      // In the dark only colours change.
      for (const v of await violations(page, { coloursOnly: colorScheme === 'dark' })) wrong.push(`${name}, ${colorScheme}: ${v}`);
    }
  }
  return wrong;
}

async function whose(page, path) {
  const board = boards[boardOf(path)];
  if (!board) return [];
  const strip = await page.locator('.strip').innerText();
  const missing = [board.name, board.review, /revised|updated|version|ratified|no date printed/i].filter((w) => !strip.match(w));
  return missing.map((w) => `"${w}" is not in "${strip}"`);
}

test('axe finds nothing wrong with the program running', { concurrency: 2 }, async (t) => {
  const stages = Object.keys(boards).filter((b) => boards[b].stages).map((b) => `${b}/stage-2/`);
  const interactive = {
    'swindon/start/': async (page) => { for (const a of ['Yes', 'Not sure', 'Yes', 'Yes']) await choose(page, a); },
    'swindon/stage-2/': async (page) => { await enter(page, 'When did Stage 1 end without agreement?', '2026-11-24'); },
    'search/': async (page) => { await page.getByLabel('Search every board and page').fill('manager'); await page.locator('.hit').first().waitFor(); },
  };
  for (const path of ['', 'northamptonshire/start/', 'swindon/start/', 'search/', 'compare/', ...stages]) {
    await t.test(`/${path}`, async (t) => {
      const person = await reader({ worker: false, reducedMotion: 'reduce', now: '2026-11-24T10:00' });
      t.after(() => person.close());
      const page = await open(person, h.home + path);
      await interactive[path]?.(page);
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
      await page.setViewportSize(phone);
      assert.deepEqual(await violations(page), [], 'phone, light');
      const low = await page.locator('.walk button, .walk input').evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML));
      assert.deepEqual(low, [], 'lower than 44 px');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), phone.width, 'scrolls sideways');
      await page.setViewportSize(desk);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(page), [], 'desk, dark');
    });
  }
});
