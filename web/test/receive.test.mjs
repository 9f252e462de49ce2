// What comes back: a case that somebody hands over, opened by passphrase and by key, a copy, and a manager's reply. The
// files are made with the stock age tool.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, started } from './lib/keeping.mjs';
import { goes } from './lib/recording.mjs';
import { edition, packed, site } from './lib/site.mjs';

let h, folder;
before(async () => { h = await host(site()); folder = mkdtempSync(join(tmpdir(), 'waymark-received-')); });
after(async () => { rmSync(folder, { recursive: true }); await h.stop(); });

const stamp = (date, time) => ({ instant: Date.parse(`${date}T${time}Z`), date, time });
const note = (number, date, text, more = {}) => ({ kind: 'note', number, happened: { date }, written: stamp(date, '10:00'), text, ...more });

// handed is a document of one case, as FORMAT.md has it.
function handed(...entries) {
  return { waymark: 'case', version: 1, made: stamp('2026-11-24', '16:00'), from: { role: 'nurse', agency: 'Hospital' }, cases: [{
    id: '0102030405060708090a0b0c0d0e0f10', code: 'B3', adult: 'Adult A', keeper: { role: 'nurse', agency: 'Hospital' },
    edition: { board: 'swindon', pack: 'unknown' }, created: stamp('2026-11-20', '09:00'), entries }] };
}

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text));
  return path;
}

// age runs the stock tool, on a terminal of its own where it asks for a passphrase.
function age(args, typed) {
  if (!typed) return execFileSync('age', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return execFileSync('script', ['-qec', ['age', ...args].map((a) => `'${a}'`).join(' '), '/dev/null'], { input: `${typed}\n${typed}\n`, stdio: ['pipe', 'ignore', 'inherit'] });
}

// person is somebody with a notebook in memory, at the page that opens files.
async function person(t, options) {
  const context = await reader({ worker: false, permissions: ['clipboard-read', 'clipboard-write'], ...options });
  t.after(() => context.close());
  const complaints = [];
  await context.addInitScript(() => addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI)));
  context.on('console', (m) => { if (['error', 'warning'].includes(m.type()) && !/blocked by Playwright/.test(m.text())) complaints.push(m.text()); });
  context.on('weberror', (e) => complaints.push(e.error().message));
  t.after(() => assert.deepEqual(complaints, []));
  const page = await started(context, `${h.home}notebook/`);
  await press(page, 'This is not my device');
  await press(page, 'Begin, and store nothing');
  await page.locator('.bar').getByRole('link', { name: 'Open a file', exact: true }).click();
  await heading(page, 'Open a file or a reply');
  return page;
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const said = (page, text) => page.getByText(text).first().waitFor();
const choose = (page, path) => page.getByLabel('The file', { exact: true }).setInputFiles(path);
const row = (page, name) => page.locator('tr', { hasText: name }).locator('td').allInnerTexts();

// WAYMARK_PICTURES names a folder for pictures of each step.
async function picture(page, name) {
  const dir = process.env.WAYMARK_PICTURES;
  if (!dir) return;
  mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: join(dir, `receive-${name}.png`), fullPage: true });
}

test('what somebody sent', { concurrency: 2 }, async (t) => {
  await t.test('a case sealed with a passphrase is shown first, taken in, and is the same the second time', async (t) => {
    const page = await person(t);
    const plain = file('one.json', handed(note(1, '2026-11-20', 'The first.'), note(2, '2026-11-21', 'The \u202esecond.')));
    writeFileSync(plain, readFileSync(plain, 'utf8').replace('\u202e', '\\u202e'));
    age(['-p', '-o', join(folder, 'one.age'), plain], 'five small words for us');
    await picture(page, 'choose');
    assert.deepEqual(await violations(page), []);
    await choose(page, join(folder, 'one.age'));
    await page.getByLabel('The words that open it').fill('other words');
    await press(page, 'Open');
    await said(page, 'These words do not open the file.');
    await page.getByLabel('The words that open it').fill(' Five small  words for us');
    await press(page, 'Open');
    await said(page, 'What is in it');
    await said(page, 'Nobody has checked who made this.');
    await said(page, 'nurse, Hospital');
    assert.deepEqual(await row(page, 'Case B3, entries'), ['2', '0', '0']);
    await said(page, '1 text with hidden signs');
    await page.getByText('New entries of case B3: 2').click();
    await said(page, 'The [U+202E]second.');
    await picture(page, 'preview');
    assert.deepEqual(await violations(page), []);
    await press(page, 'Take in what is new');
    await said(page, '2 entries taken in');
    await said(page, 'The notebook now holds 1 case and 2 entries.');
    await press(page, 'Open something else');
    await choose(page, plain);
    await said(page, 'What is in it');
    assert.deepEqual(await row(page, 'Case B3, entries'), ['0', '2', '0']);
    await said(page, 'There is nothing new in it.');
  });

  await t.test('a file for the key that the page shows opens without a word', async (t) => {
    const page = await person(t, { viewport: { width: 1366, height: 768 } });
    await press(page, 'Make a key');
    const key = await page.locator('#public-key').innerText();
    assert.match(key, /^age1[0-9a-z]{58}$/);
    assert.equal(await page.getByRole('img', { name: 'The public key as a QR code' }).count(), 1);
    await picture(page, 'key');
    const plain = file('two.json', handed(note(1, '2026-11-20', 'For your key.')));
    age(['-r', key, '-o', join(folder, 'two.age'), plain]);
    await choose(page, join(folder, 'two.age'));
    await said(page, 'What is in it');
    await press(page, 'Take in nothing');
    await heading(page, 'Open a file or a reply');
    age(['-r', 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg', '-o', join(folder, 'other.age'), plain]);
    await choose(page, join(folder, 'other.age'));
    await said(page, 'This file was made for another notebook’s key.');
  });

  await t.test('what is hostile is refused with a sentence, and nothing is taken in', async (t) => {
    const page = await person(t);
    const whole = JSON.stringify(handed(note(1, '2026-11-20', 'x')));
    for (const [name, text, sentence] of [
      ['a newer version', whole.replace('"version":1', '"version":3'), 'This file was made by a newer edition of Waymark'],
      ['a key twice', whole.replace('"code":"B3"', '"code":"B3","code":"B4"'), 'says one thing twice'],
      ['an override', whole.replace('"text":"x"', '"text":"x\u202ey"'), 'hidden signs that turn the direction of writing'],
      ['nesting', whole.replace('"text":"x"', `"text":${'['.repeat(100_000)}`), 'where something else belongs'],
      ['a long text', whole.replace('"text":"x"', `"text":"${'x'.repeat(70_000)}"`), 'longer than the notebook takes'],
      ['not ours', 'PK\u0003\u0004', 'This is not a file that Waymark knows.'],
      ['a trap', 'age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 22\n', 'asks for more work than any file of ours'],
    ]) {
      await choose(page, file('hostile.age', text));
      await said(page, sentence);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'failed', name);
    }
    await picture(page, 'refused');
    await page.locator('.bar').getByRole('link', { name: 'Cases', exact: true }).click();
    await heading(page, 'Cases');
    assert.equal(await page.getByText('B3').count(), 0);
  });

  await t.test('a policy under a board’s name that is not the board’s is left out; one of the file’s own is pointed out, and so is a key', async (t) => {
    const page = await person(t);
    const real = edition('swindon'), other = Buffer.from(packed('swindon').toString().replaceAll('Internal Discussion', 'Invented Discussion'));
    const doc = handed(note(1, '2026-11-20', 'Whose policy is it?'));
    doc.cases[0].edition = { board: 'swindon', pack: real };
    doc.packs = [{ name: real, bytes: other.toString('base64') }];
    await choose(page, file('forged.json', doc));
    await said(page, 'The file brings 1 policy text under the name of another.');
    assert.deepEqual(await violations(page), []);
    await picture(page, 'forged');
    await press(page, 'Take in what is new');
    await said(page, '1 entry taken in');
    await goes(page, 'case/', doc.cases[0].id);
    await page.locator('#ladder').getByText('Stage 1: Internal Discussion').waitFor();
    assert.equal(await page.getByText('came with the file').count(), 0, 'it is the site’s own');

    const own = { ...handed(), waymark: 'notebook', keys: ['AGE-SECRET-KEY-1X'], packs: [{ name: edition('swindon', other), bytes: other.toString('base64') }] };
    own.cases = [{ ...doc.cases[0], id: 'ab'.repeat(16), code: 'B4', edition: { board: 'swindon', pack: edition('swindon', other) } },
      { ...doc.cases[0], id: 'cd'.repeat(16), code: 'B5', edition: { board: 'swindon', pack: edition('swindon', other) }, received: stamp('2026-11-21', '09:00') }];
    await goes(page, 'receive/');
    await choose(page, file('own.json', own));
    await said(page, 'It brings the key of a notebook');
    await press(page, 'Take in what is new');
    await said(page, 'All of the file is here.');
    await goes(page, 'case/', 'cd'.repeat(16));
    await page.locator('#ladder').getByText('Stage 1: Invented Discussion').waitFor();
    await said(page, 'The policy that it is under came with the file, and is not the edition that this site has.');
    await picture(page, 'their-policy');
    assert.deepEqual(await violations(page), []);
  });

  await t.test('a manager writes a reply, and it becomes an entry of the case', async (t) => {
    const page = await person(t);
    await choose(page, file('three.json', handed(note(1, '2026-11-20', 'Asked the manager.'))));
    await press(page, 'Take in what is new');
    await said(page, '1 entry taken in');
    await press(page, 'Open something else');
    await press(page, 'Write a reply slip');
    await press(page, 'Make the slip');
    await said(page, 'Give the code of the case');
    await page.getByLabel('Case', { exact: true }).fill('B3');
    await page.getByLabel('Decision', { exact: true }).fill('The “review” goes ahead.');
    await page.getByLabel('Reason', { exact: true }).fill('The risk is not agreed.');
    await page.getByLabel('Your role').fill('senior manager');
    await page.getByLabel('Your agency').fill('Council');
    await press(page, 'Make the slip');
    const slip = await page.locator('.slip').innerText();
    await picture(page, 'slip');
    await press(page, 'Copy the text');
    await said(page, 'Copied.');
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())).trim(), slip.trim());
    await page.getByLabel('Or paste a reply').fill(`Dear colleague,\n> ${slip.split('\n').join('\n> ')}\nregards`);
    await press(page, 'Read the reply');
    await said(page, 'The reply says of itself');
    assert.deepEqual(await row(page, 'Decision'), ['The “review” goes ahead.']);
    await picture(page, 'reply');
    await press(page, 'Add it to the case as an entry');
    await said(page, 'The decision is in the case now');
    await page.getByLabel('Or paste a reply').waitFor({ state: 'detached' });
  });
});
