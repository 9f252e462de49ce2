// Fifty invented names go into a notebook: into entries, the names sheet and an unfinished entry. Then the power fails. Nowhere in
// the browser's whole profile does one of them stand in clear, in UTF-8 or UTF-16, locked or unlocked with unsaved text; and
// once the notebook is locked, the memory of its page does not hold one either. That the searching finds what is there is shown
// by names that the test itself puts there in clear, and by looking before it is locked.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { host } from './lib/host.mjs';
import { heading, lock, setUp, unlock } from './lib/keeping.mjs';
import { held } from './lib/memory.mjs';
import { profile, start } from './lib/mortal.mjs';
import { bar, beginCase } from './lib/recording.mjs';
import { site } from './lib/site.mjs';

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const family = 'Worblethwaite'; // what all the names share
const canaries = Array.from({ length: 50 }, (_, i) => `Qz${'abcdefghij'[i % 10]}${'klmno'[Math.floor(i / 10)]}vyx ${family}`);
const saved = canaries.slice(0, 30), sheet = canaries.slice(30, 40), unsaved = canaries.slice(40);

// Names in clear, one as UTF-8 and one that browsers keep as UTF-16.
const controls = ['Plainly Vortigern', 'Ωpenly Vortigern'];

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

// written is a notebook that holds forty of the names, open at its case.
async function written(page) {
  await page.goto(`${h.home}notebook/`);
  const { phrase } = await setUp(page);
  const id = await beginCase(page);
  await page.locator('main').getByRole('link', { name: 'Log a contact', exact: true }).click();
  await heading(page, 'Log an entry');
  await page.getByLabel('What was said', { exact: true }).fill(saved.join(', '));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Save it as it is' }).click(); // names are advised against
  await page.locator('.said').waitFor();
  await page.locator('main').getByRole('link', { name: 'Names', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).first().fill(sheet.join(', '));
  await page.getByText('Draft saved').waitFor();
  await page.locator('.savebar a').click();
  await heading(page, 'A1');
  return { phrase, id };
}

// typing leaves ten of the names in a form.
async function typing(page) {
  await page.locator('main').getByRole('link', { name: 'Log a contact', exact: true }).click();
  await heading(page, 'Log an entry');
  await page.getByLabel('What they answered', { exact: true }).fill(unsaved.join(', '));
}

// inClear puts the controls where a site may store things.
const inClear = (page) => page.evaluate(async (names) => {
  const opening = indexedDB.open('control');
  opening.onupgradeneeded = () => opening.result.createObjectStore('names');
  await new Promise((done) => { opening.onsuccess = done; });
  const writing = opening.result.transaction('names', 'readwrite');
  names.forEach((name, i) => writing.objectStore('names').put({ name }, i));
  await new Promise((done) => { writing.oncomplete = done; });
  opening.result.close();
}, controls);

// found lists where in a folder names stand, as "name in file".
function found(dir, names) {
  const needles = names.flatMap((name) => ['utf8', 'utf16le'].map((code) => [name, Buffer.from(name, code)]));
  const places = new Set();
  for (const path of readdirSync(dir, { recursive: true })) {
    const file = join(dir, path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(file);
    for (const [name, needle] of needles) if (bytes.includes(needle)) places.add(`${name} in ${path}`);
  }
  return [...places];
}

function nothingIn(dir) {
  for (const name of controls) assert.ok(found(dir, [name]).some((p) => p.includes('IndexedDB')), `${name} stands there in clear and is not found, so nothing is shown`);
  assert.deepEqual(found(dir, canaries), []);
}

test('no name is in the browser’s profile after the power fails, and none in the memory of the locked page', async (t) => {
  const dir = profile(t);
  let browser = await start(dir);
  t.after(() => browser.kill());
  const { phrase, id } = await written(browser.page);
  await typing(browser.page);
  await inClear(browser.page);
  await sleep(3000); // what the browser writes by itself, it has written

  await t.test('unlocked, with unsaved text', async () => {
    await browser.kill();
    nothingIn(dir);
  });

  await t.test('the memory of the page once it is locked', async (t) => {
    browser = await start(dir);
    const { page } = browser;
    await page.goto(`${h.home}notebook/case/#${id}`);
    await unlock(page, phrase);
    await heading(page, 'A1');
    await typing(page);
    const before = held(browser.renderers(), family);
    assert.ok(await reachable(browser) > 0, 'before it is locked scripts can reach the name, so looking finds it');
    assert.ok(before.program >= canaries.length, `before it is locked the program holds ${before.program}, so looking does not find them`);
    await bar(page, 'Cases');
    await lock(page);
    const left = held(browser.renderers(), family);
    t.diagnostic(`copies of a name before it is locked, and when it is: in the program ${before.program}, ${left.program}; in scripts ${before.scripts}, ${left.scripts}; in what the browser's own parts have let go of ${before.rest}, ${left.rest}`);
    assert.equal(left.program, 0, 'at once');
    assert.equal(await reachable(browser), 0);
  });

  await t.test('locked', async () => {
    await sleep(2500);
    await browser.kill();
    nothingIn(dir);
  });
});

// reachable counts how often the name stands in what scripts can still reach. What they have let go of lies about in their heap,
// as in the browser's own parts, until its place is wanted: no page can read that, or wipe it.
async function reachable({ context, page }) {
  const cdp = await context.newCDPSession(page);
  let snapshot = '';
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => { snapshot += chunk; });
  await cdp.send('HeapProfiler.takeHeapSnapshot'); // tidies up before
  await cdp.detach();
  return snapshot.split(family).length - 1;
}
