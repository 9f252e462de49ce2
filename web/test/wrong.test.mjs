// What goes wrong with what is stored, chosen or done in another tab: each is told in three sentences (what happened, are my
// words safe, what now), and what is stored is the same afterwards, byte by byte.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, started, unlock } from './lib/keeping.mjs';
import { cut, dear, dump, flip, made, put } from './lib/notebook.mjs';
import { row } from './lib/recording.mjs';
import { site } from './lib/site.mjs';

let h, all;
before(async () => { h = await host(site()); all = made(); });
after(() => h.stop());

const together = { concurrency: 2 };
const caseA7 = `07${'0'.repeat(30)}`;
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const bar = (page, name) => page.locator('.bar').getByRole('link', { name, exact: true }).click();

// told waits for what is said, and looks that it is three sentences' worth.
async function told(page, what) {
  await page.locator('.problem', { hasText: what }).first().waitFor();
  assert.equal(await page.locator('.problem', { hasText: what }).first().locator('p').count(), 3);
}

// person has the notebook in their browser, changed or not, and stands before it.
async function person(t, change = (records) => records, { script, version = 1, quota } = {}) {
  const context = await reader({ worker: false });
  t.after(() => context.close());
  const other = await elsewhere(context);
  if (quota) await room(other, quota);
  await put(other, { ...all, records: change({ ...all.records }) }, version);
  const had = await dump(other);
  if (script) await context.addInitScript(script);
  return { context, other, had, page: await started(context, `${h.home}notebook/`) };
}

// elsewhere is a page of the same origin that runs nothing.
async function elsewhere(context) {
  const page = await context.newPage();
  await page.goto(`${h.home}assets/none.txt`);
  return page;
}

// room says how much the browser gives the site; undefined: as much as ever. It has to be said before the browser looks.
async function room(page, quotaSize) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: h.origin, ...quotaSize && { quotaSize } });
}

async function opened(t, change, options) {
  const p = await person(t, change, options);
  await press(p.page, 'I have forgotten it: use the recovery code'); // which takes no second to be worked out
  await p.page.getByLabel('Your recovery code').fill(all.code);
  await press(p.page, 'Unlock');
  await heading(p.page, 'Cases');
  return p;
}

const slot = 'slots/passphrase';
const set = (key, value) => (records) => { records[key] = value(records[key]); return records; };
const without = (key) => (records) => { delete records[key]; return records; };

test('what keeps the notebook shut is told, and nothing is changed', together, async (t) => {
  const shut = {
    'a wrong passphrase': [undefined, 'This passphrase does not open the notebook.', 'four other words here'],
    'a lock with a bit flipped': [set(slot, (r) => flip(r, 60)), 'A record of the notebook is damaged'],
    'a lock of a newer form': [set(slot, (r) => flip(r, 8 + 4, 2)), 'written by a newer edition of Waymark'],
    'a lock that asks for 4 GiB': [set(slot, dear), 'asks for more work than any lock of ours'],
    'no lock': [without(slot), 'The notebook’s lock for this is missing'],
    'a list of a newer form': [set('manifest/list', (r) => flip(r, 8 + 4, 2)), 'written by a newer edition of Waymark'],
  };
  await Promise.all(Object.entries(shut).map(([what, [change, sentence, words = all.passphrase]]) => t.test(what, async (t) => {
    const { page, other, had } = await person(t, change);
    await unlock(page, words);
    await told(page, sentence);
    assert.deepEqual(await dump(other), had);
  })));
  await t.test('a database of a newer form', async (t) => {
    const { page, other, had } = await person(t, undefined, { version: 2 });
    await told(page, 'made by a newer edition of Waymark');
    assert.deepEqual(await dump(other), had);
  });
});

// Opening the notebook notes when; everything but that note, the list that has it, and the blank slip that goes with a first write
// stays as it was.
const rest = ({ databases }) => databases.waymark.stores.records.filter(([key]) => !/^(settings|manifest|slips)\//.test(key));

test('what cannot be read is told where it is met, and the rest can be read', together, async (t) => {
  const lost = {
    'a case with a bit flipped': [set(`cases/${caseA7}`, (r) => flip(r, 300)), 'A record is damaged and cannot be read.', 'This case cannot be read'],
    'a case of a newer form': [set(`cases/${caseA7}`, (r) => flip(r, 8, 8)), 'A record was written by a newer edition of Waymark.', 'Notebook'],
    'a line of the list cut short': [set(`summaries/${caseA7}`, (r) => cut(r, 40)), 'A record is damaged and cannot be read.', 'A7'],
    'the list of records with a bit flipped': [set('manifest/list', (r) => flip(r, 99)), 'The list of all records was lost', 'A7'],
  };
  await Promise.all(Object.entries(lost).map(([what, [change, sentence, title]]) => t.test(what, async (t) => {
    const { page, other, had } = await opened(t, change);
    await page.locator('.cases__case', { hasText: 'A7' }).click();
    await heading(page, title);
    await bar(page, 'On this device');
    await page.getByText(sentence).waitFor();
    await bar(page, 'Cases');
    await page.locator('.cases__case', { hasText: 'A8' }).click();
    await page.getByText('The second case’s only note.').waitFor();
    assert.deepEqual(rest(await dump(other)), rest(had));
  })));

  await t.test('and a case that is lost can be deleted, once it was said what goes with it', async (t) => {
    const { page } = await opened(t, set(`cases/${caseA7}`, (r) => cut(r, 90)));
    await bar(page, 'On this device');
    await page.getByRole('link', { name: 'Case A7', exact: true }).click();
    await heading(page, 'This case cannot be read');
    await page.getByRole('link', { name: 'Save what is in the notebook as a file' }).waitFor();
    await press(page, 'Delete this case');
    await page.getByText('Its entries are lost already.').waitFor();
    await press(page, 'Delete it for good');
    await page.locator('.said', { hasText: 'What was left of the case is deleted.' }).waitFor();
    await row(page);
    assert.deepEqual(await page.locator('.cases__code').allInnerTexts(), ['A8']);
    await bar(page, 'On this device');
    assert.equal(await page.getByText('A record is damaged').count(), 0);
  });
});

// The reads are counted: what is refused by its size takes no memory.
test('a file of a gigabyte is refused by its size, and not read', async (t) => {
  const { page, other } = await opened(t, undefined, { script: () => {
    globalThis.reads = [];
    for (const way of ['arrayBuffer', 'bytes', 'text', 'stream', 'slice']) {
      const real = Blob.prototype[way];
      if (real) Blob.prototype[way] = function read(...args) { globalThis.reads.push([way, this.size]); return real.apply(this, args); };
    }
  } });
  await page.getByRole('link', { name: 'Log a contact A7' }).waitFor();
  const had = rest(await dump(other));
  await bar(page, 'Open a file');
  await page.getByLabel('The file', { exact: true }).evaluate((field) => { // made in the page: a shared browser would be sent all of it
    const part = new Blob([new Uint8Array(2 ** 24)]), chosen = new DataTransfer();
    chosen.items.add(new File(Array(64).fill(part), 'large.age'));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.getByText('This file is larger than any file of Waymark.').waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.reads), []);
  assert.deepEqual(rest(await dump(other)), had);
});

// typing begins a note about A7.
async function typing(page, text) {
  await page.getByRole('link', { name: 'Log a contact A7' }).click();
  await heading(page, 'Log an entry');
  await page.getByLabel('What happened', { exact: true }).selectOption({ label: 'Note' });
  await page.getByLabel('Note', { exact: true }).fill(text);
}

// fill takes up the room that is left, with what cannot be stored in less.
const fill = (page) => page.evaluate(async () => {
  const opening = indexedDB.open('filler', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('all', { autoIncrement: true });
  const db = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  for (let size = 65536; size > 64;) {
    const transaction = db.transaction('all', 'readwrite');
    transaction.objectStore('all').add(crypto.getRandomValues(new Uint8Array(size)));
    if (!await new Promise((done) => { transaction.oncomplete = () => done(true); transaction.onabort = () => done(false); })) size /= 2;
  }
  db.close();
});

test('what another tab or the browser does to an open notebook', together, async (t) => {
  const text = 'Words that nobody may lose. '.repeat(40);
  const still = async (page) => assert.equal(await page.getByLabel('Note', { exact: true }).inputValue(), text);

  await t.test('no room is left: what was typed stays on the page, and is saved when there is room', async (t) => {
    const { page, other } = await opened(t, undefined, { quota: 2_000_000 });
    await page.getByRole('link', { name: 'Log a contact A7' }).waitFor();
    await fill(other);
    const had = await dump(other);
    await typing(page, text);
    await press(page, 'Save');
    await told(page, 'There is no room left on this device');
    await still(page);
    assert.deepEqual(rest(await dump(other)), rest(had));
    await room(other);
    await press(page, 'Save');
    await page.locator('.said').waitFor();
    await page.getByText(text.trim()).waitFor();
  });

  await t.test('another tab takes the storage for a newer form', async (t) => {
    const { page, other } = await opened(t);
    await typing(page, text);
    const had = await dump(other);
    await other.evaluate(() => new Promise((done) => { indexedDB.open('waymark', 2).onsuccess = (e) => { e.target.result.close(); done(); }; }));
    await told(page, 'Another tab needs the notebook’s storage for itself, or has deleted it.');
    await still(page);
    assert.deepEqual(rest(await dump(other)), rest(had));
    await page.reload();
    await told(page, 'made by a newer edition of Waymark');
  });

  await t.test('another tab holds an older form', async (t) => {
    const newer = () => { const { open } = IDBFactory.prototype; IDBFactory.prototype.open = function opening(name) { return open.call(this, name, 2); }; };
    const context = await reader({ worker: false });
    t.after(() => context.close());
    const other = await elsewhere(context);
    await put(other, all);
    const had = await dump(other);
    await other.evaluate(() => new Promise((done) => { indexedDB.open('waymark', 1).onsuccess = (e) => { globalThis.held = e.target.result; done(); }; }));
    const page = await context.newPage();
    await page.addInitScript(newer);
    await page.goto(`${h.home}notebook/`);
    await told(page, 'Another tab holds the notebook open in an older form.');
    await page.close();
    await other.evaluate(() => globalThis.held.close());
    assert.deepEqual(rest(await dump(other)), rest(had));
  });

  for (const [what, take] of Object.entries({
    'deletes the database': (other) => other.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('waymark').onsuccess = done; })),
    'clears the site’s databases': async (other) => (await other.context().newCDPSession(other)).send('Storage.clearDataForOrigin', { origin: h.origin, storageTypes: 'indexeddb' }),
  })) {
    await t.test(`somebody ${what}`, async (t) => {
      const { page, other } = await opened(t);
      await typing(page, text);
      await take(other);
      await page.locator('.bar__say .problem').waitFor();
      assert.equal(await page.locator('.bar__say .problem p').count(), 3);
      await still(page);
      await page.reload();
      await told(page, 'There was a notebook in this browser, and its storage is empty now.');
    });
  }
});
