// What a person is doing when the battery dies: saving, typing, bringing a copy in, changing what opens the notebook, making a
// copy. Each act prepares itself on a page and gives back what is then done with it, which ends when the notebook has
// acknowledged it, or with the page. What is acknowledged is noted in known, which outlives the page.

import { drawn, heading, typeBack, unlock } from './keeping.mjs';
import { follow, logs, press } from './recording.mjs';

// knowledge is what somebody outside knows of the notebook at home.
export const knowledge = (home) => ({
  home, id: '',
  phrases: [], // one opens it; two while nobody can say which
  codes: [], // the same of recovery codes
  entries: [], // texts that were acknowledged
  tried: [], // texts that were to be saved, acknowledged or not
  imports: [], // { texts, acknowledged }: all of them are there, or none
  words: [], // { word, at } typed since the last kill, with when its first letter was
  copies: [], // { phrase, holds }: words that open a copy, and what was acknowledged before it was made
});

async function opens(page, known, path) {
  await page.goto('about:blank');
  await page.goto(known.home + path);
  await unlock(page, known.phrases[0]);
}

const said = (page, words) => page.getByText(words).first().waitFor();

export const acts = {
  async saving(page, known, k) {
    await opens(page, known, `notebook/log/#${known.id}`);
    const entry = async (n) => {
      const text = `kill ${k}, talk ${n}`;
      known.tried.push(text);
      await page.getByLabel('What was said', { exact: true }).fill(text);
      return async () => {
        await logs(page, '');
        known.entries.push(text);
      };
    };
    for (let n = 1; n <= 5; n++) {
      await heading(page, 'Log an entry');
      await (await entry(n))();
      await follow(page, 'Log a contact');
    }
    await heading(page, 'Log an entry');
    return entry(6);
  },

  async typing(page, known, k) {
    await opens(page, known, `notebook/log/#${known.id}`);
    const field = page.getByLabel('What I asked for', { exact: true });
    await field.fill(`typing ${k}: `);
    return async () => {
      for (let n = 1; ; n++) {
        const word = `w${k}x${n}`, at = performance.now();
        await field.pressSequentially(`${word} `, { delay: 10 });
        known.words.push({ word, at });
      }
    };
  },

  async importing(page, known, k) {
    await opens(page, known, 'notebook/receive/');
    const { document, texts } = elsewhere(k);
    await page.getByLabel('The file', { exact: true }).setInputFiles({ name: 'copy.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)) });
    await page.getByRole('heading', { name: 'What is in it' }).waitFor();
    const one = { texts, acknowledged: false };
    known.imports.push(one);
    return async () => {
      await press(page, 'Take in what is new');
      await said(page, 'All of the file is here.');
      one.acknowledged = true;
    };
  },

  async 'changing the passphrase'(page, known) {
    await opens(page, known, 'notebook/keys/');
    await press(page, 'Change the passphrase');
    await page.getByLabel('The passphrase as it is now').fill(known.phrases[0]);
    await press(page, 'Continue');
    const words = await drawn(page);
    known.phrases.push(words);
    return async () => {
      await press(page, 'Change the passphrase');
      await said(page, 'The new passphrase opens the notebook from now on');
      known.phrases = [words];
    };
  },

  async copying(page, known) {
    await opens(page, known, 'notebook/copy/');
    await press(page, 'Make a copy');
    const phrase = await drawn(page);
    known.copies.push({ phrase, holds: [...known.entries, ...known.imports.filter((i) => i.acknowledged).flatMap((i) => i.texts)] });
    return async () => {
      await press(page, 'Make the copy with these words');
      await press(page, 'Save it');
      await said(page, 'The copy was opened again and holds everything');
    };
  },

  async 'taking a new key'(page, known) {
    await opens(page, known, 'notebook/keys/');
    await press(page, 'Lock everything with a new key');
    const words = await drawn(page);
    await press(page, 'I have written them down');
    const code = await typeBack(page);
    known.phrases.push(words);
    known.codes.push(code);
    return async () => {
      await press(page, 'Lock everything anew');
      await said(page, 'Everything is locked with a new key');
      known.phrases = [words];
      known.codes = [code];
    };
  },
};

// elsewhere is a copy of another notebook, not locked, as app/handover/FORMAT.md has it: three cases of eight entries, each
// with a text of its own, a sheet of names and an unfinished entry.
function elsewhere(k) {
  const stamp = { instant: Date.UTC(2026, 10, 20, 9), date: '2026-11-20', time: '09:00' };
  const id = (n) => `${(k + 1).toString(16).padStart(8, '0')}${n.toString(16).padStart(24, '0')}`;
  const texts = [];
  const text = (what) => { texts.push(`import ${k}, ${what}`); return texts.at(-1); };
  const note = (c, n) => ({ kind: 'note', number: n, happened: { date: '2026-11-20' }, written: stamp, text: text(`case ${c} note ${n}`) });
  const cases = [1, 2, 3].map((c) => ({
    id: id(c), code: `B${c}`, adult: 'Adult B', keeper: { role: 'nurse' }, edition: { board: 'swindon', pack: 'unknown' }, created: stamp,
    entries: Array.from({ length: 8 }, (_, n) => note(c, n + 1)),
  }));
  const identities = [{ case: id(1), people: [{ called: 'Adult B', name: text('sheet') }] }];
  const drafts = [{ id: id(9), began: stamp, changed: stamp, case: id(2), entry: { kind: 'note', text: text('draft') } }];
  return { texts, document: { waymark: 'notebook', version: 1, made: stamp, from: {}, cases, identities, drafts } };
}
