// A notebook in a browser's database, put there and looked at without any of the site's own code.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { project } from './site.mjs';

// made is a sealed notebook: { passphrase, code, sentinel, records }, the records in base64.
export const made = (...options) => JSON.parse(execFileSync('go', ['run', './web/test/makenotebook', ...options], { cwd: project, maxBuffer: 1 << 26 }));

// put writes records and sentinel into the database of the page's origin, in the layout of app/notebook/idb.
export const put = (page, { records, sentinel }, version = 1) => page.evaluate(async ([list, mark, version]) => {
  const asked = (r) => new Promise((done, fail) => { r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
  const opening = indexedDB.open('waymark', version);
  opening.onupgradeneeded = () => opening.result.createObjectStore('records');
  const db = await asked(opening);
  const transaction = db.transaction('records', 'readwrite', { durability: 'strict' });
  for (const [key, text] of list) transaction.objectStore('records').put(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)), key);
  await new Promise((done, fail) => { transaction.oncomplete = done; transaction.onabort = () => fail(transaction.error); });
  db.close();
  if (mark) localStorage.setItem('waymark sentinel', mark);
}, [Object.entries(records), sentinel, version]);

// dump is everything that the origin stores, byte by byte, to compare before and after.
export const dump = (page) => page.evaluate(async () => {
  const asked = (r) => new Promise((done, fail) => { r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
  const all = { local: { ...localStorage }, session: { ...sessionStorage }, databases: {} };
  for (const { name, version } of await indexedDB.databases()) {
    const db = await asked(indexedDB.open(name));
    const stores = {};
    for (const store of db.objectStoreNames) {
      const records = db.transaction(store, 'readonly').objectStore(store);
      const [keys, values] = await Promise.all([asked(records.getAllKeys()), asked(records.getAll())]);
      stores[store] = keys.map((key, i) => [key, Array.from(values[i] ?? [], (b) => b.toString(16).padStart(2, '0')).join('')]);
    }
    db.close();
    all.databases[name] = { version, stores };
  }
  return all;
});

// What can be done to a record in base64, as made() has it: the revision in eight bytes before the sealed ones.

// flip changes one bit, or those of a mask.
export const flip = (text, at, mask = 1) => {
  const b = Buffer.from(text, 'base64');
  b[at] ^= mask;
  return b.toString('base64');
};

export const cut = (text, length) => Buffer.from(text, 'base64').subarray(0, length).toString('base64');

// dear makes a slot ask for 4 GiB, with a checksum that is right: offsets as in app/notebook/vault/FORMAT.md, after the revision.
export function dear(text) {
  const b = Buffer.from(text, 'base64');
  b.writeUInt32BE(4 << 20, 8 + 22);
  createHash('sha256').update(b.subarray(8, 8 + 135)).digest().copy(b, 8 + 135, 0, 8);
  return b.toString('base64');
}
