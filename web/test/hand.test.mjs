// Handing over: for whom first, then the paper, then a file that other programs open.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, setUp, started } from './lib/keeping.mjs';
import { goes } from './lib/recording.mjs';
import { dump } from './lib/notebook.mjs';
import { edition, site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const what = 'They closed it after one call. <img src=x onerror="document.title=1">';

// begun is a case under Swindon's policy, as a person begins one.
async function begun(t, options) {
  const context = await reader({ worker: false, now: '2026-11-24T10:00', acceptDownloads: true, ...options });
  t.after(() => context.close());
  const page = await started(context, `${h.home}notebook/`);
  await setUp(page);
  await page.getByRole('link', { name: 'New case' }).click();
  await page.getByLabel('Where is the risk to the adult?').selectOption('swindon');
  await page.getByLabel('Your role').fill('social worker');
  await page.getByLabel('Your agency').fill('Hospital trust');
  await page.getByLabel('When it arose').fill('2026-11-16');
  await page.getByLabel('What it is about').fill(what);
  await press(page, 'Begin the case');
  await page.getByRole('link', { name: 'The manager’s brief' }).click();
  await heading(page, 'Hand over: A1');
  return page;
}

const folder = mkdtempSync(join(tmpdir(), 'waymark-hand-'));
after(() => rmSync(folder, { recursive: true }));

async function bytes(download) {
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return readFileSync(path);
}

async function saved(page, format) {
  await press(page, format);
  await page.getByText('opened again and compared').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
  const file = await bytes(download);
  await press(page, 'Make another');
  return { name: download.suggestedFilename(), file };
}

// printed is the text of each sheet of paper.
async function printed(page) {
  const sheets = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await page.pdf({ preferCSSPageSize: true }), encoding: 'utf8' });
  return sheets.split('\f').slice(0, -1);
}

// crowded is a case in which everything that the first page shows is as long as it can be.
function crowded() {
  const stamp = (date, time) => ({ instant: Date.parse(`${date}T${time}Z`), date, time });
  const much = (what) => `${what} and so on, `.repeat(60), line = (what, n) => what.repeat(n).slice(0, 300);
  const entries = [];
  const add = (kind, more) => entries.push({ kind, number: entries.length + 1, happened: { date: '2026-11-16' }, written: stamp('2026-11-16', '10:00'), ...more });
  add('arose', { text: much('arose') });
  add('answered', { question: 'immediate-risk', answer: 'yes' });
  add('views', { text: much('wants') });
  for (let stage = 1; stage <= 5; stage++) {
    for (let i = 0; i < 8; i++) {
      const who = { role: line('head of service ', 15), agency: line(`${i} agency `, 30) };
      add('contact', { stage, how: 'phone', concern: much('worried'), risk: much('risk'), asked: much('asked'), reply: much('replied'), who, owner: who, due: '2026-12-01' });
    }
    if (stage < 5) add('unresolved', { stage, text: much('not agreed') });
  }
  return { waymark: 'case', version: 1, made: stamp('2026-11-24', '16:00'), from: {}, cases: [{ id: '5'.repeat(32), code: 'A7', adult: line('Adult A ', 12),
    keeper: { role: line('social worker ', 20), agency: line('Hospital trust ', 19) }, edition: { board: 'swindon', pack: edition('swindon') }, created: stamp('2026-11-16', '09:00'), entries }] };
}

// agency is six cases under two boards' policies, three of Swindon's resolved.
function agency() {
  const stamp = (date) => ({ instant: Date.parse(`${date}T10:00Z`), date, time: '10:00' });
  const one = (n, board, ...entries) => ({ id: String(n).repeat(32), code: `B${n}`, adult: 'Adult B', keeper: { role: 'nurse', agency: 'Trust' }, edition: { board, pack: edition(board) }, created: stamp('2026-10-01'),
    entries: entries.map(([kind, date, more], i) => ({ kind, number: i + 1, happened: { date }, written: stamp(date), ...more })) });
  const contact = { stage: 2, who: { role: 'duty social worker', agency: 'Council' }, how: 'phone', reply: 'We look again.' };
  return { waymark: 'notebook', version: 1, made: stamp('2026-11-24'), from: { role: 'lead', agency: 'Trust' }, cases: [
    one(1, 'swindon', ['arose', '2026-10-05'], ['resolved', '2026-10-06', { stage: 1, text: 'Agreed at once.' }]),
    one(2, 'swindon', ['arose', '2026-10-05'], ['unresolved', '2026-10-06', { stage: 1 }], ['contact', '2026-10-08', contact], ['resolved', '2026-10-12', { stage: 2, text: 'A visit.' }]),
    one(3, 'swindon', ['arose', '2026-10-05'], ['unresolved', '2026-10-06', { stage: 1 }], ['unresolved', '2026-10-12', { stage: 2 }], ['skipped', '2026-10-13', { stage: 3, reason: 'Nobody on duty.' }],
      ['resolved', '2026-10-28', { stage: 4, text: 'The heads agreed.' }], ['debrief', '2026-11-02', { text: 'held' }]),
    one(4, 'swindon', ['arose', '2026-11-16'], ['unresolved', '2026-11-17', { stage: 1 }], ['contact', '2026-11-18', contact]),
    one(5, 'south-gloucestershire', ['arose', '2026-10-05'], ['stage started', '2026-10-05', { stage: 1 }], ['resolved', '2026-10-07', { stage: 1, text: 'Settled.' }]),
  ] };
}

// firstIsWhole says that the first sheet is the brief, alone, and that each sheet knows its number.
function firstIsWhole(sheets, where) {
  assert.ok(sheets.length > 5, where);
  assert.ok(sheets[0].includes('The adult') && sheets[0].includes('What was agreed') && !/^\s*Chronology/m.test(sheets[0]), `${where}: the brief is the first sheet, whole and alone:\n${sheets[0]}`);
  assert.match(sheets[1], /^\s*Chronology/m, `${where}: what follows begins on the second`);
  sheets.forEach((sheet, i) => assert.match(sheet, new RegExp(`Page ${i + 1} of ${sheets.length}\\s*$`), `${where}: sheet ${i + 1}`));
}

const shots = process.env.WAYMARK_SHOTS;
const shot = (page, name) => shots && page.screenshot({ path: `${shots}/hand-${name}.png`, fullPage: true });

test('handing over', async (t) => {
  await t.test('the brief, as a manager gets it', async (t) => {
    const page = await begun(t);
    assert.equal(await page.locator('.sheet').count(), 0, 'nothing is shown before it is chosen for whom');
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.locator('.sheet').waitFor();
    await shot(page, 'phone');
    assert.equal(await page.getByText('this may say who somebody is').count(), 0, 'no warning about the board’s own words');
    const sheets = await printed(page);
    sheets.forEach((sheet, i) => {
      assert.match(sheet, /^\s*Case A1 · Swindon Safeguarding Partnership · revised March 2024 · review date passed, March 2026/, `sheet ${i + 1} says whose it is`);
      assert.match(sheet, new RegExp(`Full record\\. Confidential[^]*Page ${i + 1} of ${sheets.length}\\s*$`), `sheet ${i + 1} has its mark and its number`);
    });
    assert.ok(sheets[0].includes('Decision wanted') && sheets[0].includes('What was agreed') && !sheets[0].includes('Chronology'), 'the brief is the first sheet, whole and alone');
    const word = await saved(page, 'Word');
    assert.equal(word.name, 'escalation-A1-2026-11-24.docx');
    assert.equal(word.file.subarray(0, 2).toString(), 'PK');
    const text = await saved(page, 'Plain text');
    assert.ok(text.file.toString().includes(what), 'the text says what was typed');
    const html = await saved(page, 'Web page, no script');
    assert.ok(!html.file.toString().includes('<img'), 'what was typed is no tag in the file');
    assert.notEqual(await page.title(), '1');
    assert.deepEqual(await violations(page), []);
  });

  await t.test('the fullest case there can be: page one is one page, printed from the screen and from the file', async (t) => {
    const page = await begun(t, { viewport: { width: 1366, height: 768 } });
    await page.locator('.bar').getByRole('link', { name: 'Open a file', exact: true }).click();
    const path = join(folder, 'crowded.json');
    writeFileSync(path, JSON.stringify(crowded()));
    await page.getByLabel('The file', { exact: true }).setInputFiles(path);
    await press(page, 'Take in what is new');
    await page.getByText('entries taken in').waitFor();
    await goes(page, 'hand/', '5'.repeat(32));
    for (const audience of ['full', 'need']) {
      await page.getByLabel('Who is it for?').selectOption(audience);
      await page.locator('.sheet').getByText(audience === 'full' ? 'Full record.' : 'Need to know.').first().waitFor();
      if (shots) writeFileSync(join(shots, `crowded-${audience}.pdf`), await page.pdf({ preferCSSPageSize: true }));
      firstIsWhole(await printed(page), `${audience}, from the screen`);
      const { file } = await saved(page, 'Web page, no script');
      const html = join(folder, 'crowded.html');
      writeFileSync(html, file);
      const own = await page.context().newPage();
      await own.goto(pathToFileURL(html).href);
      if (shots) writeFileSync(join(shots, `crowded-${audience}-file.pdf`), await own.pdf({ preferCSSPageSize: true }));
      firstIsWhole(await printed(own), `${audience}, from the file`);
      await own.close();
    }
  });

  await t.test('on a telephone each column of the paper can be read, and the page does not go sideways', async (t) => {
    const page = await begun(t, { viewport: { width: 375, height: 812 } });
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.locator('.sheet').waitFor();
    const cells = await page.locator('.sheet table table :is(th, td)').evaluateAll((all) => all.filter((c) => c.innerText.length > 20).map((c) => [c.clientWidth, c.innerText]));
    assert.ok(cells.length > 20);
    for (const [width, text] of cells) assert.ok(width >= 100, `${width} px for ${text}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
  });

  await t.test('the board’s form: a blank is asked for, filled in, and not kept', async (t) => {
    const page = await begun(t, { viewport: { width: 1366, height: 768 } });
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.getByLabel('What do you need?').selectOption({ label: 'Form: Resolution Form (for use in Stage 5 of the process)' });
    await page.getByText('by the head or director of service').first().waitFor();
    await page.getByLabel('Address', { exact: true }).fill('12 Example Lane');
    await page.getByLabel('Address', { exact: true }).blur();
    await page.locator('.sheet').getByText('12 Example Lane').waitFor();
    await shot(page, 'laptop-form');
    assert.deepEqual(await violations(page), []);
    const { file } = await saved(page, 'Plain text');
    assert.ok(file.toString().includes('12 Example Lane'));
  });

  await t.test('a locked file has the header of age and no word of the case', async (t) => {
    const page = await begun(t);
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.getByLabel('What do you need?').selectOption({ label: 'The whole case as a locked file, for another Waymark' });
    await press(page, 'Choose the words');
    await press(page, 'Make the locked file');
    await page.getByText('opened again and compared').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
    const file = await bytes(download);
    assert.equal(download.suggestedFilename(), 'escalation-A1-2026-11-24.age');
    assert.ok(file.subarray(0, 21).toString() === 'age-encryption.org/v1' && !file.includes('closed it'));
  });

  await t.test('for somebody’s key: a bad one is said and kept, the file opens for its notebook alone and needs no words', async (t) => {
    const manager = await begun(t), other = await begun(t), page = await begun(t);
    const [key, wrong] = await Promise.all([manager, other].map(async (p) => {
      await p.locator('.bar').getByRole('link', { name: 'Open a file', exact: true }).click();
      await press(p, 'Make a key');
      return p.locator('#public-key').innerText();
    }));
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.getByLabel('What do you need?').selectOption({ label: 'The whole case as a locked file, for another Waymark' });
    await page.getByLabel('How is it opened?').selectOption({ label: 'With the key of their notebook' });
    const field = page.getByLabel('Their public key', { exact: true });
    await shot(page, 'key');
    for (const [typed, told] of [['', 'Paste the public key'], [key.slice(0, 50), 'it has 50 characters, and one has 62'], [key.replace(/.$/, (c) => (c === 'q' ? 'p' : 'q')), 'A character of this key is wrong']]) {
      await field.fill(typed);
      await press(page, 'Make the locked file');
      await page.locator('#summary', { hasText: told }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'summary', 'what is wrong has the focus');
      assert.equal(await field.inputValue(), typed, 'what was typed stays');
      assert.equal(await page.locator('#handed').count(), 0);
    }
    assert.deepEqual(await violations(page), []);
    await shot(page, 'key-wrong');
    await field.fill(` ${key.slice(0, 31)}\n${key.slice(31).toUpperCase()} `);
    await press(page, 'Make the locked file');
    await page.getByText(`opened again and compared: 1 case, 1 entry, all the same.`).waitFor();
    await page.getByText(`Only the notebook with the key that ends in “${key.slice(-8)}” opens it.`).waitFor();
    assert.deepEqual(await violations(page), []);
    await shot(page, 'key-made');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
    await page.getByText('Is it in the main record?').waitFor();
    const sealed = await bytes(download), path = join(folder, 'for-the-manager.age');
    writeFileSync(path, sealed);
    assert.ok(sealed.subarray(0, 21).toString() === 'age-encryption.org/v1' && !sealed.includes('closed it') && !sealed.includes('scrypt'));
    assert.notEqual(wrong, key);
    await other.getByLabel('The file', { exact: true }).setInputFiles(path);
    await other.getByText('This file was made for another notebook’s key.').waitFor();
    assert.equal(await other.evaluate(() => document.activeElement.id), 'failed');
    await shot(other, 'key-not-theirs');
    await manager.getByLabel('The file', { exact: true }).setInputFiles(path);
    await manager.getByRole('heading', { name: 'What is in it' }).waitFor();
    assert.equal(await manager.getByLabel('The words that open it').count(), 0, 'no words are asked for');
    await manager.getByText('New entries of case A1: 1').click();
    await manager.getByText(what).first().waitFor();
    await press(manager, 'Take in what is new');
    await manager.getByText('1 entry taken in').waitFor();
    assert.deepEqual(await violations(manager), []);
  });

  await t.test('the learning copy has no word of the case in it, and the lead sees log and figures', async (t) => {
    const page = await begun(t);
    await page.getByLabel('Who is it for?').selectOption('learning');
    const { name, file } = await saved(page, 'Plain text');
    assert.equal(name, 'learning-2026-11-24.txt');
    assert.ok(!/A1|closed it|Hospital|Nov 2026/.test(file.toString()), file.toString());
    await page.locator('.bar').getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('link', { name: 'Log and figures' }).click();
    await heading(page, 'Log and figures');
    await page.getByText('1 case: 0 resolved, 1 open').waitFor();
    assert.deepEqual(await violations(page), []);
    await shot(page, 'lead');
  });

  await t.test('the lead’s page over several boards: figures with bars, what is left to learn, both files by every way out', async (t) => {
    const page = await begun(t, { viewport: { width: 1366, height: 768 }, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.bar').getByRole('link', { name: 'Open a file', exact: true }).click();
    const path = join(folder, 'agency.json');
    writeFileSync(path, JSON.stringify(agency()));
    await page.getByLabel('The file', { exact: true }).setInputFiles(path);
    await press(page, 'Take in what is new');
    await page.getByText('All of the file is here.').waitFor();
    await page.locator('.bar').getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('link', { name: 'Log and figures' }).click();
    await page.getByText('5 cases: 3 resolved, 2 open; 1 stage left out').waitFor();
    const bars = page.getByRole('figure', { name: 'Cases resolved at each stage' }).getByRole('listitem');
    assert.deepEqual(await bars.allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, ' '))), ['Stage 1: Internal Discussion 1 of 5', 'Stage 2: Inter-agency Discussion 1 of 5',
      'Stage 3: Team / Inspectors /Service Manager 0 of 5', 'Stage 4: Heds / Leads/ Directors / of Service. 1 of 5']);
    const asked = page.locator('.lead__prompts li', { hasText: 'May: debrief those who took part' });
    assert.deepEqual(await asked.getByRole('link').allInnerTexts(), ['B1', 'B2'], 'each thing once, with the cases that show nothing of it');
    for (const [colorScheme, width] of [['light', 1366], ['dark', 1366], ['light', 375], ['dark', 375]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await violations(page), [], `${colorScheme}, ${width}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, 'the page does not go sideways');
      await shot(page, `lead-${width}-${colorScheme}`);
    }
    await press(page, 'Make the log as a spreadsheet file');
    await page.getByText('opened again and compared: 9 rows, all the same.').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
    assert.equal(download.suggestedFilename(), 'log-swindon-2026-11-24.csv');
    const log = (await bytes(download)).toString();
    assert.equal(log.split('\r\n')[0], '\uFEFFCase,Stage,Start date,Who the concern was raised with,Outcome or resolution agreed');
    await press(page, 'Copy the text');
    await page.getByText('Copied.').waitFor();
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n'), log.slice(1).replaceAll('\r\n', '\n'));
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'canShare', { configurable: true, value: ({ files }) => files[0].type === 'text/csv' });
      Object.defineProperty(navigator, 'share', { configurable: true, value: async ({ files }) => { globalThis.given = [files[0].name, await files[0].text()]; } });
    });
    await press(page, 'Make the figures as a spreadsheet file');
    await press(page, 'Share it');
    await page.waitForFunction(() => globalThis.given);
    const [name, text] = await page.evaluate(() => given);
    assert.equal(name, 'figures-swindon-2026-11-24.csv');
    assert.match(text, /All cases,5,3/);
    await page.getByLabel('Which board').selectOption('south-gloucestershire');
    await page.getByText('1 case: 1 resolved, 0 open').waitFor();
    assert.equal(await page.locator('#handed').count(), 0, 'no file of another board stands there');
  });

  await t.test('finishing: only after the whole record has left; brought back, then gone for good, with a receipt that names nobody', async (t) => {
    const page = await begun(t);
    await page.getByLabel('Who is it for?').selectOption('need');
    await press(page, 'Plain text');
    await press(page, 'Save it');
    await page.getByText('Handed over to your device.').waitFor();
    assert.equal(await page.locator('#finish').count(), 0, 'what the next person needs to know is not the whole record');
    await page.getByLabel('Who is it for?').selectOption('full');
    await press(page, 'Web page, no script');
    assert.equal(await page.locator('#finish').count(), 0, 'nothing is asked before the file has left');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
    const fingerprint = createHash('sha256').update(await bytes(download)).digest('hex').slice(0, 16);
    await press(page, 'Not yet: keep it here');
    await page.locator('#finish').waitFor({ state: 'detached' });
    await press(page, 'Save it');
    await page.getByText('Is it in the main record?').waitFor();
    await shot(page, 'finish-ask');
    await press(page, 'Yes, it is there');
    await page.getByText('The case goes to the deleted ones with its 1 entry. It can be brought back for 24 hours.').waitFor();
    assert.deepEqual(await violations(page), []);
    await shot(page, 'finish-sure');
    await press(page, 'Delete the case here');
    await heading(page, 'Deleted here: A1');
    await press(page, 'Bring back');
    await heading(page, 'Hand over: A1');
    await press(page, 'Web page, no script');
    await press(page, 'Save it');
    await press(page, 'Yes, it is there');
    await press(page, 'Delete the case here');
    await press(page, 'Delete it for good now');
    await press(page, 'Delete it for good');
    await page.getByText('The case is gone from this device for good.').waitFor();
    const receipt = await page.locator('.slip').innerText();
    for (const line of ['Case: A1', 'Board: swindon', 'Entries: 1', 'In the main record: yes', 'Tue 24 Nov 2026, 10:', ', for good']) assert.ok(receipt.includes(line), `${line} in ${receipt}`);
    assert.ok(receipt.includes(fingerprint), 'the fingerprint is that of the file that was saved');
    assert.ok(!/closed it|Hospital|social worker|Adult/.test(receipt), receipt);
    assert.deepEqual(await violations(page), []);
    await shot(page, 'finish-receipt');
    const kept = (await dump(page)).databases.waymark.stores.records.map(([key]) => `${key}`);
    assert.ok(kept.some((key) => key.startsWith('manifest')), `${kept}`);
    assert.deepEqual(kept.filter((key) => /^(cases|summaries|identities|drafts|bin)\b/.test(key)), [], 'nothing of the case is left');
  });

  await t.test('the share sheet is offered where it takes the type, and a refusal leaves the file where it is', async (t) => {
    const page = await begun(t);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'canShare', { configurable: true, value: ({ files }) => files[0].type === 'text/plain' });
      Object.defineProperty(navigator, 'share', { configurable: true, value: async ({ files }) => {
        globalThis.given = [...(globalThis.given ?? []), [files[0].name, await files[0].text()]];
        if (given.length === 1) throw new DOMException('turned away', 'AbortError');
      } });
    });
    await page.getByLabel('Who is it for?').selectOption('full');
    await press(page, 'Plain text');
    await press(page, 'Share it');
    await page.waitForFunction(() => globalThis.given?.length === 1);
    assert.equal(await page.locator('#finish').count(), 0, 'it has not left');
    await press(page, 'Share it');
    await page.getByText('Is it in the main record?').waitFor();
    const [[name, text], again] = await page.evaluate(() => given);
    assert.equal(name, 'escalation-A1-2026-11-24.txt');
    assert.ok(text.includes(what) && again[1] === text);
    await press(page, 'Make another');
    await press(page, 'Word');
    await page.getByRole('button', { name: 'Save it', exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Share it' }).count(), 0);
  });
});
