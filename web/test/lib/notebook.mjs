// A notebook in a browser's database, put there and looked at without any of the site's own code.

import { execFileSync } from 'node:child_process';
import { project } from './site.mjs';

// made is a sealed notebook: { passphrase, code, sentinel, records }, the records in base64.
export const made = () => JSON.parse(execFileSync('go', ['run', './web/test/makenotebook'], { cwd: project, maxBuffer: 1 << 26 }));

// put writes records and sentinel into the database of the page's origin, in the layout of app/notebook/idb.
export const put = (page, { records, sentinel }) => page.evaluate(async ([list, mark]) => {
  const asked = (r) => new Promise((done, fail) => { r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
  const opening = indexedDB.open('waymark', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('records');
  const db = await asked(opening);
  const transaction = db.transaction('records', 'readwrite', { durability: 'strict' });
  for (const [key, text] of list) transaction.objectStore('records').put(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)), key);
  await new Promise((done, fail) => { transaction.oncomplete = done; transaction.onabort = () => fail(transaction.error); });
  db.close();
  if (mark) localStorage.setItem('waymark sentinel', mark);
}, [Object.entries(records), sentinel]);

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
