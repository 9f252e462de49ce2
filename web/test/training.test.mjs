// Training: a scenario run from the keyboard on a projector, rehearsed alone, opened from a file, on paper; and the
// practice notebook beside the real one, of which neither ever sees the other.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { setUp, started, unlock } from './lib/keeping.mjs';
import { project, site } from './lib/site.mjs';

let h;
const folder = mkdtempSync(join(tmpdir(), 'waymark-training-'));
before(async () => { h = await host(site()); });
after(async () => { await h.stop(); rmSync(folder, { recursive: true }); });

const now = '2026-11-24T10:00', scenario = 'not-our-threshold', at = `training/${scenario}/`;
const squeezed = (text) => text.normalize('NFKC').replace(/\s+/g, ' ');

// WAYMARK_SHOTS names a folder for pictures.
const shots = process.env.WAYMARK_SHOTS;
const shot = (page, name, fullPage = true) => shots && page.screenshot({ path: join(shots, `training-${name}.png`), fullPage });

// notes are the sentences of a scenario's file that are the facilitator's alone.
function notes(id) {
  const parts = readFileSync(join(project, `content/scenarios/${id}.md`), 'utf8').split(/^(?=#{2,3} )/m);
  const own = parts.filter((p) => /^### For the facilitator|\{#notes\}/.test(p)).map((p) => p.replace(/^.*\n/, ''));
  return own.flatMap((p) => p.split(/\n\s*\n/)).map((p) => squeezed(p.replace(/[*_]/g, '')).trim()).filter((p) => p.length > 20);
}

// person opens a page of training as somebody does, on the day of the tests.
async function person(t, options) {
  const context = await reader({ worker: false, now, acceptDownloads: true, reducedMotion: 'reduce', ...options });
  t.after(() => context.close());
  return context;
}

// show opens the projected screen and waits until it can be driven.
async function show(context, id = scenario) {
  const page = await started(context, `${h.home}training/${id}/show/`);
  await page.locator('.show h1').waitFor();
  return page;
}

// strikes presses a key, and waits until the page has been drawn and the focus is where it goes.
async function strikes(page, key) {
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 30)))));
}

const slide = (page) => page.locator('.show h1').innerText();

// A name, and the screen that it stands for.
const screens = { projector: { width: 1920, height: 1080 }, telephone: { width: 375, height: 812 } };
const clicker = { on: 'PageDown', back: 'PageUp', black: '.', start: 'F5' }, keyboard = { on: 'ArrowRight', back: 'ArrowLeft', black: 'h', start: 'Enter' };

for (const [screen, viewport] of Object.entries(screens)) {
  for (const [hand, keys] of Object.entries(screen === 'projector' ? { clicker, keyboard } : { keyboard })) {
    test(`on a ${screen}, by ${hand} alone, from the setting to the end, with no note in it`, async (t) => {
      const page = await show(await person(t, { viewport }));
      const secret = notes(scenario);
      assert.ok(secret.length >= 3, `${secret.length} notes`);
      const seen = new Set(), faults = new Set(), forks = [];
      for (let presses = 0; !seen.has('To talk about'); presses++) {
        assert.ok(presses < 60, `it does not end: ${[...seen]}`);
        seen.add(await slide(page));
        const { dom, wide, low } = await page.evaluate(look);
        for (const n of secret) assert.ok(!squeezed(dom).includes(n.slice(0, 60)), `"${n.slice(0, 60)}" is in the page`);
        if (wide) faults.add(`${await slide(page)}: wider than the screen`);
        for (const l of low) faults.add(l);
        const choices = page.locator('.show .fork button');
        if (!(await choices.count())) { await strikes(page, keys.on); continue; }
        forks.push(await slide(page));
        if (forks.length === 1) await shot(page, `${screen}-${hand}-fork`, false);
        await strikes(page, keys.on); // marks the first
        await strikes(page, keys.on); // and the second
        assert.ok(await choices.nth(1).evaluate((b) => b === document.activeElement), 'the second choice is marked');
        const chosen = (await choices.nth(1).innerText()).replace(/^2\s*/, '');
        await strikes(page, keys.start);
        await page.locator('.show .ours__title', { hasText: chosen }).waitFor();
      }
      assert.ok(forks.length >= 2, `${forks}`);
      assert.deepEqual([...faults], []);
      await shot(page, `${screen}-${hand}-end`, false);
      await strikes(page, keys.back);
      assert.notEqual(await slide(page), 'To talk about');
      await strikes(page, keys.black);
      await page.locator('.show__hold').waitFor();
      const held = await slide(page);
      await strikes(page, keys.on);
      assert.equal(await slide(page), held, 'nothing moves while it is held');
      await strikes(page, keys.black);
      await page.locator('.show__hold').waitFor({ state: 'detached' });
    });
  }
}

// look runs in the page: everything in it, and what does not fit.
function look() {
  const all = document.documentElement, low = [];
  for (const e of document.querySelectorAll('.show button, .show select')) {
    const box = e.getBoundingClientRect();
    if (e.checkVisibility() && box.height < 44) low.push(`${box.height} px high: ${e.innerText}`);
  }
  return { dom: `${all.textContent} ${[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].map((a) => a.value)).join(' ')}`, wide: all.scrollWidth > innerWidth, low };
}

test('the projected screen: figures choose, the policy with its source, other boards, a timer', async (t) => {
  const page = await show(await person(t, { viewport: screens.projector }));
  await strikes(page, 'p'); // nothing has happened yet that a policy could speak to
  assert.equal(await page.locator('#asks').count(), 0);
  assert.ok(await page.getByRole('button', { name: 'What the policy asks' }).isDisabled());
  assert.ok(await page.locator('.show h1').evaluate((e) => parseFloat(getComputedStyle(e).fontSize)) >= 40, 'it can be read from the last row');
  while (!(await page.locator('.show .fork button').count())) await strikes(page, 'PageDown');
  await strikes(page, 'p');
  await page.locator('#asks').getByText(/Where it stands/).waitFor();
  const text = await page.locator('#asks').innerText();
  assert.match(text, /Source/);
  await shot(page, 'projector-policy', false);
  assert.deepEqual(await violations(page), [], 'with the policy');
  const ladders = new Set();
  for (let i = 0; i < 5; i++) {
    ladders.add(await page.locator('#asks h2').innerText());
    const before = await page.locator('#asks h2').innerText();
    await strikes(page, 'o');
    await page.waitForFunction((was) => document.querySelector('#asks h2').innerText !== was, before);
  }
  assert.equal(ladders.size, 5, [...ladders].join());
  await strikes(page, 's');
  const two = page.locator('#beside table');
  await two.waitFor();
  assert.equal(await page.locator('#asks').count(), 0, 'one thing at a time');
  for (const row of ['Number 1', 'Due now', 'The clock for all of it', 'The form']) assert.match(await two.innerText(), new RegExp(row));
  const second = () => two.locator('thead th').last().innerText();
  const seen = new Set();
  for (let i = 0; i < 4; i++) {
    const before = await second();
    seen.add(before);
    await strikes(page, 'o');
    await page.waitForFunction((was) => [...document.querySelectorAll('#beside thead th')].at(-1)?.innerText !== was, before);
  }
  assert.equal(seen.size, 4, `every other board: ${[...seen]}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'two boards fit');
  await shot(page, 'projector-two', false);
  assert.deepEqual(await violations(page), [], 'with two boards');
  await strikes(page, 's');
  await two.waitFor({ state: 'detached' });
  await strikes(page, 't');
  await page.locator('.timer', { hasText: /^1:5\d|2:00$/ }).waitFor();
  await strikes(page, '+');
  await page.locator('.timer', { hasText: /^2:\d\d|3:00$/ }).waitFor();
  await page.getByRole('button', { name: 'One minute more' }).click();
  await page.locator('.timer', { hasText: /^3:\d\d|4:00$/ }).waitFor();
  for (let i = 0; i < 3; i++) await strikes(page, '-');
  await page.locator('.timer', { hasText: /^0:\d\d|1:00$/ }).waitFor();
  await strikes(page, '1');
  await page.getByRole('heading', { name: 'What comes of it' }).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.deepEqual(await violations(page), [], 'in the dark');
  await shot(page, 'projector-dark', false);
  await strikes(page, 'h');
  await page.locator('.show__hold .timer', { hasText: /^\d:\d\d$/ }).waitFor(); // two people talk, and see how long
  assert.deepEqual(await violations(page), [], 'held');
});

// rehearsed goes through a scenario alone, and asks for the log.
async function rehearsed(page, board = 'swindon') {
  await page.getByLabel('Under which board').selectOption(board);
  for (let n = 0; n < 10; n++) {
    const first = page.locator('.decide button').first();
    await page.locator('.decide, #questions').first().waitFor();
    if (!(await first.count())) break;
    const legend = await page.locator('.decide legend').innerText();
    await first.click();
    await page.waitForFunction((was) => document.querySelector('.decide legend')?.innerText !== was, legend);
  }
  await page.getByRole('button', { name: 'See what you chose' }).click();
  await page.locator('#log').waitFor();
}

test('alone: decision by decision, beside another board, with a log that is saved only when asked for', async (t) => {
  const context = await person(t);
  const page = await started(context, `${h.home}${at}alone/`);
  await page.getByLabel('Under which board').selectOption('swindon');
  await page.locator('.decide').waitFor();
  await page.locator('#asks > summary').click();
  await page.locator('#beside > summary').click();
  await page.getByLabel('Beside it').selectOption('south-gloucestershire');
  const table = page.locator('#beside table');
  await table.waitFor();
  for (const row of ['Where it stands', 'Number 1', 'Number 5', 'The clock', 'The form']) assert.match(await table.innerText(), new RegExp(row));
  await shot(page, 'alone-beside');
  assert.deepEqual(await violations(page), [], 'with another board beside it');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
  await rehearsed(page);
  assert.deepEqual(await violations(page), [], 'with the log');
  const reason = page.getByLabel('Why I chose it').first();
  await reason.fill('Nobody had asked her.\nI had nine more visits.');
  await shot(page, 'alone-log');
  assert.deepEqual(await page.evaluate(async () => [sessionStorage.length, localStorage.length, (await indexedDB.databases()).length]), [0, 0, 0], 'nothing was kept');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the log as a text file' }).click()]);
  assert.equal(download.suggestedFilename(), `practice-${scenario}-swindon.txt`);
  await download.saveAs(join(folder, 'log.txt'));
  assert.match(readFileSync(join(folder, 'log.txt'), 'utf8'), /^Rehearsal\. Nothing here is a real case\.[\s\S]*Why I chose it: Nobody had asked her\.\s+I had nine more visits\./);
});

test('a scenario from a file: a pack that was made by "waymark pack" opens, others change nothing', async (t) => {
  const pack = join(folder, 'own.waymark-scenario');
  execFileSync('go', ['run', './cmd/waymark', 'pack', '-o', pack, 'content/scenarios/same-day-harm.md'], { cwd: project, stdio: 'ignore' });
  const good = readFileSync(pack), flipped = Buffer.from(good);
  flipped[good.length >> 1] ^= 0x80;
  const files = { 'cut.waymark-scenario': good.subarray(0, good.length - 9), 'flipped.waymark-scenario': flipped, 'photo.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'empty.txt': Buffer.alloc(0), 'large.bin': Buffer.alloc(600_000, 32) };
  const page = await started(await person(t), `${h.home}training/open/`);
  const open = (file) => page.getByLabel('The scenario’s file').setInputFiles(file).then(() => page.getByRole('button', { name: 'Open it' }).click());
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.locator('#refused', { hasText: 'No file was chosen' }).waitFor();
  await open(pack);
  await page.locator('#opened h2', { hasText: /\S/ }).first().waitFor();
  const title = await page.locator('#opened h2').first().innerText();
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(folder, name), bytes);
    await open(join(folder, name));
    await page.locator('#refused', { hasText: name === 'large.bin' ? 'larger than any scenario' : 'not a scenario, or it is damaged' }).waitFor();
    assert.match(await page.locator('#refused').innerText(), /nothing has changed/);
    assert.equal(await page.locator('#opened h2').first().innerText(), title, `${name}: what was open stays open`);
  }
  assert.deepEqual(await violations(page), []);
  await allOfIt(page, 'same-day-harm');
  await page.getByRole('button', { name: 'Run it with a group' }).click();
  await page.locator('.show h1', { hasText: title }).waitFor();
  for (const n of notes('same-day-harm')) assert.ok(!squeezed(await page.locator('html').innerText()).includes(n.slice(0, 50)), 'no note is projected');
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Leave this screen' }).click();
  await page.getByRole('button', { name: 'Rehearse alone' }).click();
  await page.locator('#board').selectOption('swindon'); // the key's own field has the same words
  await page.locator('.decide button').first().click();
  await page.locator('#came').waitFor();
  const another = join(folder, 'another.waymark-scenario');
  execFileSync('go', ['run', './cmd/waymark', 'pack', '-o', another, 'content/scenarios/out-of-area.md'], { cwd: project, stdio: 'ignore' });
  await open(another);
  await page.locator('#opened h2', { hasText: 'Ninety miles from home' }).waitFor();
  assert.equal(await page.locator('#came').count(), 0, 'nothing of the first stands in the second');
});

// allOfIt looks at what else can be had of a scenario from a file: to hand out, in seven minutes, the notes, a board's key; and
// at the notes and the key on paper.
async function allOfIt(page, id) {
  const secret = notes(id), text = async () => squeezed(await page.locator('#opened').innerText());
  const choose = (name) => page.getByRole('button', { name, exact: true }).click().then(() => page.locator('#opened-part', { hasText: name }).waitFor());
  await choose('The scenario, to hand out');
  for (const n of secret) assert.ok(!(await text()).includes(n.slice(0, 50)), 'a note is handed out');
  assert.match(await text(), /Who is in it[\s\S]*To talk about/);
  await choose('The seven-minute version');
  assert.match(await text(), /How to run it/);
  await choose('Notes for the facilitator');
  for (const n of secret) assert.ok((await text()).includes(n.slice(0, 50)), `the note "${n.slice(0, 50)}"`);
  assert.deepEqual(await violations(page), [], 'notes');
  const printed = await paper(page, 'own-notes');
  assert.ok(printed.text.includes(secret[0].slice(0, 40)));
  assert.doesNotMatch(printed.text, /Open it|Print this page|Answer key/, 'buttons on paper');
  await choose('Answer key');
  await page.locator('#opened').getByLabel('Under which board').selectOption('swindon');
  await page.locator('#opened h3', { hasText: 'What the policy asks here' }).first().waitFor();
  assert.match(await text(), /Swindon Safeguarding Partnership[\s\S]*Source/);
  await shot(page, 'own-key');
  assert.deepEqual(await violations(page), [], 'key');
}

test('after one visit to the home page all of it works with the server stopped', async (t) => {
  const own = await host(site());
  const context = await reader({ now });
  t.after(async () => { await context.close(); await own.stop().catch(() => {}); });
  const first = await context.newPage();
  await first.goto(own.home);
  await first.getByText(/^Ready offline/).waitFor({ timeout: 60_000 });
  await own.stop();
  const page = await started(context, `${own.home}training/codes/`);
  await page.locator('.codes li svg').nth(9).waitFor();
  await page.getByLabel('Show codes for').selectOption('swindon');
  await page.locator('.codes li', { hasText: 'Stage 5' }).waitFor();
  const addresses = await page.locator('.codes a').allInnerTexts();
  assert.equal(addresses.length, 6, 'the policy and its five stages');
  for (const [i, address] of addresses.entries()) {
    const picture = await page.locator('.codes svg').nth(i).screenshot();
    assert.equal(execFileSync(reads(), { input: picture, encoding: 'utf8' }).trim(), address, 'what a camera reads');
  }
  await shot(page, 'codes');
  assert.deepEqual(await violations(page), []);
  for (const address of addresses.concat(`${own.home}${at}`, `${own.home}${at}swindon/`)) {
    await page.goto(address);
    assert.notEqual(await page.locator('h1').innerText(), 'There is no page here', address);
  }
  await page.goto(`${own.home}training/`); // and from page to page by links
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.rehearsal')).backgroundColor), 'rgb(106, 44, 145)', 'in its own colour');
  await page.getByRole('link', { name: 'Trainer’s guide' }).click();
  await page.getByRole('heading', { name: 'In 20 minutes' }).waitFor();
  await page.goto(`${own.home}${at}`);
  await page.getByRole('link', { name: 'Run it with a group' }).click();
  await page.locator('.show h1').waitFor({ timeout: 30_000 });
  await page.keyboard.press('PageDown');
  await page.locator('.show h1', { hasText: 'Who is in it' }).waitFor();
});

// reads is a program that reads codes in pictures; it is built once.
const reads = () => {
  const program = join(folder, 'readcode');
  if (!existsSync(program)) execFileSync('go', ['build', '-o', program, './web/test/readcode'], { cwd: project });
  return program;
};

// paper is a page as it is printed.
async function paper(page, name) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  if (shots) writeFileSync(join(shots, `${name}.pdf`), pdf);
  const tool = (program, ...args) => execFileSync(program, args, { input: pdf, encoding: 'utf8' });
  return { sheets: Number(tool('pdfinfo', '-').match(/Pages:\s+(\d+)/)[1]), text: squeezed(tool('pdftotext', '-', '-')), slanted: tool('pdftotext', '-raw', '-', '-').replace(/\s/g, '') }; // a slanted line comes out in pieces
}

test('on paper: the scenario, the key, seven minutes, the notes, the log and the sheet for one’s own record', async (t) => {
  const context = await person(t, { viewport: { width: 1366, height: 768 } });
  const secret = notes(scenario);
  const pages = {
    '': { most: 4, says: ['What do you do with the rest of this Monday?', 'To talk about', 'Who is in it'] }, 'seven/': { most: 1, says: ['How to run it'] },
    'swindon/': { most: 7, says: ['Swindon Safeguarding Partnership', 'What the policy asks here', 'Source: '] },
    'notes/': { most: 5, says: [secret[0].slice(0, 40)] },
  };
  const page = await context.newPage();
  for (const [path, { most, says }] of Object.entries(pages)) {
    await page.goto(`${h.home}${at}${path}`, { waitUntil: 'networkidle' });
    const sheet = await paper(page, `scenario-${path.replace('/', '') || 'whole'}`);
    assert.ok(sheet.sheets <= most, `${path}: ${sheet.sheets} sheets`);
    assert.equal(sheet.text.split('Rehearsal. Nothing here is a real case.').length - 1, sheet.sheets + 1, `${path}: at the head of the first sheet and at the foot of each`);
    for (const said of ['Rehearsal. Nothing here is a real case.', ...says]) assert.ok(sheet.text.includes(said), `${path}: "${said}" in ${sheet.text.slice(0, 400)}`);
    assert.doesNotMatch(sheet.text, /Print this page|Skip to the page/);
    if (path !== 'notes/') for (const n of secret) assert.ok(!sheet.text.includes(n.slice(0, 50)), `${path}: the note "${n.slice(0, 50)}"`);
  }
  for (const id of readdirSync(join(project, 'content/scenarios')).filter((f) => f !== 'README.md').map((f) => f.replace('.md', ''))) {
    await page.goto(`${h.home}training/${id}/seven/`, { waitUntil: 'networkidle' });
    assert.equal((await paper(page, `seven-${id}`)).sheets, 1, `${id}: seven minutes are one sheet`);
  }
  await page.goto(`${h.home}training/cpd/`, { waitUntil: 'networkidle' });
  const record = await paper(page, 'cpd');
  assert.ok(record.sheets <= 2, `${record.sheets} sheets`);
  assert.match(record.text, /With a peer/);
  const alone = await started(context, `${h.home}${at}alone/`);
  await rehearsed(alone);
  await alone.getByLabel('Why I chose it').first().fill('Nobody had asked her.');
  const log = await paper(alone, 'log');
  for (const said of ['Rehearsal. Nothing here is a real case.', 'Choice log', 'You chose', 'Why I chose it: Nobody had asked her.', 'What comes of it', 'Source: ', 'With a peer']) assert.ok(log.text.includes(said), `"${said}" in ${log.text}`);
  assert.ok(log.sheets <= 6, `${log.sheets} sheets`);
});

// begins begins a case in the notebook at hand.
async function begins(page, what) {
  await page.getByRole('link', { name: 'New case' }).first().click();
  await page.getByLabel('Where is the risk to the adult?').selectOption('swindon');
  await page.getByLabel('Your role').fill('social worker');
  await page.getByLabel('Your agency').fill('Hospital');
  await page.getByLabel('What it is about').fill(what);
  await page.getByRole('button', { name: 'Begin the case' }).click();
  await page.locator('.said', { hasText: 'begun' }).waitFor();
}

test('both notebooks on one device: each has its own cases, files and key, and neither sees the other', async (t) => {
  const context = await person(t);
  const real = await started(context, `${h.home}notebook/`);
  const key = await setUp(real);
  await begins(real, 'A real visit was refused.');
  const practice = await started(context, `${h.home}practice/`);
  await practice.getByRole('button', { name: 'Set up the notebook' }).waitFor(); // nothing of the real one is here
  assert.match(await practice.locator('main').innerText(), /of a rehearsal no copy is made/);
  assert.equal(await practice.getByText('Open a file').count(), 0, 'there is nothing to open in it');
  const other = await setUp(practice);
  await begins(practice, 'A made-up quarrel.');
  await shot(practice, 'practice-case');
  for (const page of [real, practice]) {
    await page.locator('.bar').getByRole('link', { name: 'Cases' }).click();
    await page.locator('.cases li').first().waitFor();
  }
  assert.equal(await real.locator('.cases li').count(), 1);
  assert.equal(await practice.locator('.cases li').count(), 1);

  const marked = async (where) => {
    assert.ok(await practice.locator('.rehearsal', { hasText: 'Nothing here is a real case' }).isVisible(), `${where}: words`);
    assert.equal(await practice.locator('.rehearsal').evaluate((e) => getComputedStyle(e).backgroundColor), 'rgb(106, 44, 145)', `${where}: colour`);
    assert.equal(await practice.title().then((s) => s.includes('quarrel')), false);
    assert.deepEqual(await violations(practice), [], where);
    const links = await practice.locator('a[href]').evaluateAll((all) => all.map((a) => a.pathname));
    assert.deepEqual(links.filter((p) => p.startsWith('/notebook/') && p !== '/notebook/'), [], `${where}: a way into the real one`);
  };
  await marked('the list');
  for (const missing of ['lead/', 'copy/', 'receive/']) assert.equal((await fetch(`${h.home}practice/${missing}`)).status, 404, missing);
  await practice.locator('.cases__case').click();
  await practice.locator('main h1', { hasText: 'A1' }).waitFor();
  await marked('a case');
  await practice.getByRole('link', { name: 'The manager’s brief' }).click();
  await practice.getByLabel('Who is it for?').selectOption('full');
  await practice.locator('.sheet', { hasText: 'PRACTICE - NOT A REAL CASE' }).waitFor();
  await marked('handing over');
  const printed = await paper(practice, 'practice-brief');
  assert.equal(printed.slanted.split('PRACTICE-NOTAREALCASE').length - 1, 2 * printed.sheets, 'on every sheet, across it and at its foot');
  await practice.getByRole('button', { name: 'Plain text', exact: true }).click();
  await practice.getByText('opened again and compared').waitFor();
  const [download] = await Promise.all([practice.waitForEvent('download'), practice.getByRole('button', { name: 'Save it', exact: true }).click()]);
  assert.match(download.suggestedFilename(), /^practice-escalation-A1-/);
  await download.saveAs(join(folder, 'practice.txt'));
  assert.match(readFileSync(join(folder, 'practice.txt'), 'utf8'), /^PRACTICE - NOT A REAL CASE\n[\s\S]*\nPRACTICE - NOT A REAL CASE\n$/);
  await practice.getByRole('link', { name: 'On this device' }).click();
  await practice.locator('main h1', { hasText: 'On this device' }).waitFor();
  await marked('on this device');

  await real.evaluate(() => { const a = document.createElement('a'); a.href = '/notebook/lead/'; document.body.append(a); a.click(); });
  await real.getByText('1 case: 0 resolved, 1 open').waitFor();
  const counted = await real.locator('main').innerText();
  assert.doesNotMatch(counted, /quarrel|practice/i, 'the log and the figures');
  assert.equal(await real.locator('.rehearsal').count(), 0, 'no mark on the real one');

  const databases = await real.evaluate(async () => (await indexedDB.databases()).map((d) => d.name).sort());
  assert.deepEqual(databases, ['waymark', 'waymark-practice']);
  await practice.close();
  await real.goto(`${h.home}rescue/`);
  await real.getByLabel('Your passphrase').fill(other.phrase);
  await real.getByRole('button', { name: 'Open with the passphrase' }).click();
  await real.getByRole('alert').waitFor();
  await real.getByLabel('Your passphrase').fill(key.phrase);
  await real.getByRole('button', { name: 'Open with the passphrase' }).click();
  await real.getByRole('heading', { name: 'It is open' }).waitFor({ timeout: 30_000 });
  const rescued = await real.locator('main').textContent(); // it is folded away
  assert.match(rescued, /A real visit was refused/);
  assert.doesNotMatch(rescued, /quarrel/);
  await real.goto(`${h.home}search/`);
  await real.mouse.move(5, 5);
  await real.getByLabel('Search every board and page').fill('made-up quarrel');
  await real.getByText('Nothing found.').waitFor();
  const again = await started(context, `${h.home}practice/`);
  await unlock(again, other.phrase);
  await again.locator('.cases li', { hasText: 'A1' }).waitFor(); // it is still there, and still alone
  assert.doesNotMatch(await again.locator('main').innerText(), /A2/);
});
