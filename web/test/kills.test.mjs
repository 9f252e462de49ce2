// A notebook whose browser is killed in the middle of things, by SIGKILL to all of it and by a crash of its page in turn: nothing
// that was said to be saved is lost, nothing is torn, and of what was typed at most the last two seconds are missing.
// KILLS says how often; "make soak N=1000" runs it long. SEED repeats a run's moments.
//
// After each kill the notebook is read by the rescue page, which is another program and holds every record against the
// notebook's own list.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { acts, knowledge } from './lib/acts.mjs';
import { host } from './lib/host.mjs';
import { heading, setUp, unlock } from './lib/keeping.mjs';
import { downloads, profile, start } from './lib/mortal.mjs';
import { bar, beginCase } from './lib/recording.mjs';
import { site } from './lib/site.mjs';

const kills = Number(process.env.KILLS || 7);
const seed = Number(process.env.SEED || Date.now() % 100_000);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

let state = seed;
const dice = (n) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * n);
};

// How long each act takes until it is acknowledged, in milliseconds; put right by what is seen.
const usual = { saving: 300, importing: 500, 'changing the passphrase': 1500, copying: 2500, 'taking a new key': 2000 };

// moment comes back when it is time to kill: anywhere between the press and a little after the notebook has acknowledged it. Says
// whether it had.
async function moment(name, acting) {
  if (name === 'typing') return sleep(1500 + dice(2500)).then(() => false);
  const began = performance.now();
  let acknowledged = false;
  const end = acting.then(() => { acknowledged = true; usual[name] = performance.now() - began; });
  end.catch(() => {}); // once it is killed
  await Promise.race([end, sleep(dice(1.3 * usual[name]))]);
  if (!acknowledged) usual[name] *= 1.1;
  return acknowledged;
}

// rescued is the text of the rescue page: everything that is stored, and what is not in order. Exactly one of the recovery
// codes that may open the notebook does.
async function rescued(page, known) {
  const good = [];
  let text = '';
  for (const code of known.codes) {
    await page.goto('about:blank');
    await page.goto(`${h.home}rescue/`);
    await page.getByText('I have the printed recovery code').click();
    await page.getByLabel('The recovery code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Open with the code' }).click();
    const open = page.getByRole('heading', { name: 'It is open' });
    await open.or(page.getByRole('alert').filter({ hasText: 'not of this notebook' })).first().waitFor();
    if (!(await open.isVisible())) continue;
    good.push(code);
    text = await page.locator('[data-text]').textContent();
  }
  assert.equal(good.length, 1, `${good.length} of ${known.codes.length} recovery codes open the notebook`);
  known.codes = good;
  return text;
}

// opens finds the passphrase that opens the notebook; exactly one must.
async function opens(page, known) {
  const good = [];
  for (const phrase of known.phrases) {
    await page.goto('about:blank');
    await page.goto(`${h.home}notebook/`);
    await unlock(page, phrase);
    const list = page.locator('h1', { hasText: 'Cases' });
    await list.or(page.getByText('This passphrase does not open the notebook')).first().waitFor();
    if (await list.isVisible()) good.push(phrase);
  }
  assert.equal(good.length, 1, `${good.length} of ${known.phrases.length} passphrases open the notebook`);
  known.phrases = good;
}

// faults compares what is stored with what is known: acknowledged texts that are not there, and what is there by half.
function faults(text, known) {
  const times = new Map();
  for (const line of text.split('\n')) {
    const words = line.slice(line.indexOf(': ') + 2);
    times.set(words, (times.get(words) ?? 0) + 1);
  }
  const lost = [...known.entries, ...known.imports.filter((i) => i.acknowledged).flatMap((i) => i.texts)].filter((e) => !times.has(e));
  const torn = known.tried.filter((e) => times.get(e) > 1).map((e) => `${e} is an entry, and unfinished`);
  for (const { texts } of known.imports) {
    const there = texts.filter((e) => times.has(e)).length;
    if (there !== 0 && there !== texts.length) torn.push(`${there} of ${texts.length} parts of ${texts[0]}`);
  }
  if (!text.includes('Everything that the notebook lists was opened')) torn.push(text.slice(0, 2000));
  return { lost, torn };
}

// copiesAreWhole opens with the stock age tool what the browser has put into its folder of files. A file that has its name is whole.
function copiesAreWhole(dir, known) {
  let whole = 0;
  for (const name of readdirSync(downloads(dir))) {
    const file = join(downloads(dir), name);
    if (name.endsWith('.age')) {
      const opened = known.copies.map(({ phrase, holds }) => ({ holds, text: unlocked(file, phrase) })).filter(({ text }) => text);
      assert.equal(opened.length, 1, 'one of the passphrases opens the copy');
      assert.deepEqual(opened[0].holds.filter((e) => !opened[0].text.includes(`"${e}"`)), [], 'the copy lacks what was saved before it');
      whole++;
    }
    rmSync(file);
  }
  known.copies = [];
  return whole;
}

// unlocked is the text in a file of age's, '' where the words are others. The tool asks for them on a terminal.
function unlocked(file, phrase) {
  const plain = `${file}.txt`;
  try {
    execFileSync('script', ['-qec', `age -d -o '${plain}' '${file}'`, '/dev/null'], { input: `${phrase}\n`, stdio: ['pipe', 'ignore', 'ignore'] });
  } catch { /* told by the file that is not there */ }
  return existsSync(plain) ? execFileSync('cat', [plain], { encoding: 'utf8', maxBuffer: 1 << 28 }) : '';
}

test(`a notebook outlives ${kills} kills (SEED=${seed})`, async (t) => {
  const dir = profile(t);
  let browser = await start(dir);
  t.after(() => browser.kill());
  const known = knowledge(h.home);
  await browser.page.goto(`${h.home}notebook/`);
  const { phrase, code } = await setUp(browser.page);
  Object.assign(known, { codes: [code], phrases: [phrase], id: await beginCase(browser.page) });

  const names = Object.keys(acts), figures = { typed: 0, unsaved: 0, copies: 0 };
  const killed = Object.fromEntries(names.map((n) => [n, { before: 0, after: 0 }]));
  for (let k = 0; k < kills; k++) {
    const name = names[k % names.length], crash = (k + Math.floor(k / names.length)) % 2 === 0;
    const what = `kill ${k} (${crash ? 'crash' : 'SIGKILL'} while ${name})`;
    known.words = [];
    const acting = (await acts[name](browser.page, known, k))();
    acting.catch(() => {}); // it ends with the page
    const acknowledged = await moment(name, acting);
    const at = performance.now();
    if (crash) await browser.crash();
    else {
      await browser.kill();
      browser = await start(dir);
    }
    await acting.catch(() => {});
    killed[name][acknowledged ? 'after' : 'before']++;

    const text = await rescued(browser.page, known);
    const { lost, torn } = faults(text, known);
    assert.deepEqual(lost, [], `${what} lost what was acknowledged\n${text}`);
    assert.deepEqual(torn, [], `${what} left something torn`);
    const unsaved = known.words.filter(({ word }) => !text.includes(`${word} `) && !text.includes(`${word}\n`)).map((w) => at - w.at);
    figures.unsaved = Math.max(figures.unsaved, ...unsaved);
    figures.typed += known.words.length;
    assert.ok(figures.unsaved <= 2000, `${what} lost typing of ${figures.unsaved} ms`);
    if (known.phrases.length > 1) await opens(browser.page, known);
    figures.copies += copiesAreWhole(dir, known);
  }
  await opens(browser.page, known);
  await bar(browser.page, 'On this device');
  await heading(browser.page, 'What is on this device');
  assert.deepEqual(await browser.page.locator('.warning').filter({ hasText: /record|list|older/i }).allInnerTexts(), []);
  const imported = known.imports.filter((i) => i.acknowledged).flatMap((i) => i.texts).length;
  assert.ok(known.entries.length > 0 && figures.typed > 0, 'nothing was saved or typed before the kills, so nothing is shown');
  t.diagnostic(`${kills} kills: ${known.entries.length} entries and ${imported} imported records acknowledged, 0 lost, 0 torn; ${figures.typed} words typed, the oldest lost one ${Math.round(figures.unsaved)} ms old; ${figures.copies} copies whole`);
  t.diagnostic(`killed before and after it was acknowledged: ${names.map((n) => `${n} ${killed[n].before}, ${killed[n].after}`).join('; ')}`);
});
