// rescue.js is the page that saves a notebook out when the program does not start. It finds the notebook's database,
// asks for the passphrase or the recovery code, and has the small program beside it (app/rescue/program) turn the stored
// bytes into one text. It only reads: every transaction is a read-only one, and a database that is not there is not made.
// All words stand in the page; this file shows and hides them. How the database is laid out says app/notebook/idb/doc.go.
(() => {
  'use strict';

  const NAME = 'waymark', STORE = 'records', SENTINEL = 'waymark sentinel';
  const PATIENCE = 15_000, IDLE = 300_000; // milliseconds

  const programURL = document.currentScript.dataset.program;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const after = (ms) => new Promise((done) => setTimeout(done, ms));
  const states = ['looking', 'none', 'gone', 'refused', 'no-program', 'found', 'open'];

  let notebook, opener, text;

  // ---- What the page shows

  function show(state) {
    for (const s of states) one(`[data-say="${s}"]`).hidden = s !== state;
    if (state !== 'looking' && state !== 'found') one(`[data-say="${state}"] h2`).focus();
  }

  const hint = (name, shown = true) => { one(`[data-say="${name}"]`).hidden = !shown; };

  function wrong(name, more = '', field) {
    const box = one('[data-wrong]');
    box.textContent = one(`[data-sentences] [data-of="${name}"]`).textContent + more;
    box.dataset.wrong = name;
    box.hidden = false;
    for (const input of all('form input')) input.toggleAttribute('aria-invalid', input === field);
    field?.focus();
  }

  // ---- The database

  const asked = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = (event) => {
      event.preventDefault(); // one record that cannot be read does not end the transaction for the others
      event.stopPropagation();
      fail(request.error);
    };
  });

  // connect opens the database, and gives nothing where there is none: an upgrade would make one, so it is called off.
  async function connect() {
    const request = indexedDB.open(NAME);
    let absent = false;
    request.onupgradeneeded = () => { absent = true; request.transaction.abort(); };
    try {
      return await asked(request);
    } catch (err) {
      if (absent) return null;
      throw err;
    }
  }

  // read takes every record by itself, so that one that the browser cannot read hides no other.
  async function read() {
    const db = await connect();
    if (!db) return [];
    try {
      if (!db.objectStoreNames.contains(STORE)) return [];
      const records = db.transaction(STORE, 'readonly').objectStore(STORE);
      const keys = await asked(records.getAllKeys());
      return await Promise.all(keys.map(async (key) => {
        const value = await asked(records.get(key)).catch(() => null);
        return [String(key), value instanceof Uint8Array ? value : null];
      }));
    } finally {
      db.close();
    }
  }

  async function find() {
    const mark = localStorage.getItem(SENTINEL);
    const stored = await Promise.race([read(), after(PATIENCE).then(() => { throw new Error('no answer'); })]);
    if (stored.length === 0) return mark === null ? 'none' : 'gone';
    notebook = { stored, seen: Number(mark?.split(' ')[1]) || 0 };
    return 'found';
  }

  // ---- The program

  // titles finds in a policy how its document calls things; a pack that is none has no titles.
  function titles(pack) {
    try {
      const { name, edition, sections, facts = [] } = JSON.parse(pack).policy;
      const heading = (s) => (s.label ? `${s.label}: ${s.title}` : s.title);
      return [
        ['board', '', name ?? ''], ['edition', '', edition ?? ''],
        ...facts.map((f) => ['question', f.name, f.question]),
        ...sections.filter((s) => s.kind === 'stage').map((s) => ['stage', String(s.rank), heading(s)]),
        ...sections.filter((s) => s.kind === 'panel').map((s) => ['panel', '', heading(s)]),
        ...sections.flatMap((s) => s.blocks).filter((b) => b.form).map(({ form }) => ['form', form.id, form.title]),
      ].map((triple) => triple.map(String));
    } catch {
      return [];
    }
  }

  async function start() {
    const response = await fetch(programURL);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const go = new Go();
    const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), go.importObject);
    return new Promise((ready, fail) => {
      globalThis.waymarkRescue = { titles, ready };
      go.run(instance).then(() => fail(new Error('ended')), fail);
    });
  }

  // ---- Opening

  async function open(field) {
    if (field.value.trim() === '') return wrong(`empty-${field.name}`, '', field);
    one('[data-wrong]').hidden = true;
    hint('opening');
    await after(50); // the sentence is on the screen before the work begins, which stops everything else
    let found;
    try {
      const run = await opener;
      found = run({ ...notebook, passphrase: '', code: '', [field.name]: field.value, now: Date.now() });
    } catch {
      return show('no-program');
    } finally {
      hint('opening', false);
    }
    if (found.wrong) return wrong(found.groups.length ? 'code-groups' : found.wrong, found.groups.length ? `${found.groups.join(', ')}.` : '', field);
    for (const input of all('form input')) input.value = '';
    offer(found);
  }

  function offer(found) {
    text = found.text;
    one('[data-summary]').textContent = found.summary;
    one('[data-unsaved]').hidden = found.unsaved === 0;
    one('[data-doubts]').hidden = found.unsaved > 0 || found.doubts === 0;
    one('[data-text]').textContent = text;
    const name = `waymark-rescue-${new Date().toISOString().slice(0, 10)}.txt`;
    const file = new File([text], name, { type: 'text/plain' });
    const link = one('[data-file]');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    link.download = name;
    const share = one('[data-share]');
    share.hidden = !navigator.canShare?.({ files: [file] });
    share.onclick = () => navigator.share({ files: [file] }).catch(() => {}); // put away again: nothing to say
    show('open');
  }

  async function copy() {
    hint('copied', false);
    hint('not-copied', false);
    await navigator.clipboard.writeText(text).then(() => hint('copied'), () => hint('not-copied'));
  }

  // ---- Order

  for (const form of all('[data-open]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      open(form.querySelector('input'));
    });
  }
  one('[data-copy]').addEventListener('click', copy);
  for (const button of all('[data-again]')) button.addEventListener('click', () => location.reload());
  one('[data-show]').addEventListener('click', ({ target }) => {
    const shown = target.getAttribute('aria-pressed') !== 'true';
    target.setAttribute('aria-pressed', String(shown));
    one('#passphrase').type = shown ? 'text' : 'password';
  });

  // What is open does not stay open: not when nobody is there, and not in a page that the browser has put aside.
  let last = Date.now();
  for (const name of ['keydown', 'pointerdown', 'scroll']) addEventListener(name, () => { last = Date.now(); }, { capture: true, passive: true });
  setInterval(() => { if (text && Date.now() - last > IDLE) location.reload(); }, 1000);
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

  show('looking');
  find().catch(() => 'refused').then((state) => {
    if (state === 'found') {
      opener = start();
      opener.catch(() => show('no-program'));
    }
    show(state);
  });
})();
