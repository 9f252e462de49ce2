// On paper: the poster on one sheet, pages and forms on a sane number of
// sheets, and on the first sheet always whose policy it is and how old.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { boards, heading, site } from './lib/site.mjs';

let h, context;
before(async () => {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' });
  } catch {
    throw new Error('pdfinfo and pdftotext are needed to look at printed pages: on Debian "apt-get install poppler-utils".');
  }
  h = await host(site());
  context = await reader({ program: false, worker: false });
});
after(async () => { await context?.close(); await h?.stop(); });

const tool = (name, args, input) => execFileSync(name, args, { input, encoding: 'utf8' });

// words takes line ends and ligatures out of a text.
const words = (text) => text.normalize('NFKC').replace(/\s+/g, ' ');

// printed is a page on paper.
async function printed(path) {
  const page = await context.newPage();
  await page.goto(h.home + path, { waitUntil: 'networkidle' });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  const info = tool('pdfinfo', ['-'], pdf);
  return {
    sheets: Number(info.match(/Pages:\s+(\d+)/)[1]),
    size: info.match(/Page size:\s+(.+)/)[1],
    first: words(tool('pdftotext', ['-l', '1', '-', '-'], pdf)),
    text: words(tool('pdftotext', ['-', '-'], pdf)),
  };
}

const edition = { leeds: 'o date printed', northamptonshire: 'Version 1.2', 'south-gloucestershire': 'June 2021', swindon: 'March 2024', 'unnamed-flowchart': 'o date printed' };

test('northamptonshire: no poster is drawn of stages that nobody here knows', async () => {
  for (const name of ['poster/', 'ladder.svg']) assert.equal((await fetch(`${h.home}northamptonshire/${name}`)).status, 404, name);
});

for (const [board, { stages, name, review }] of Object.entries(boards).filter(([b]) => b !== 'northamptonshire')) {
  test(`${board}: the poster is one A4 sheet with the whole ladder`, async () => {
    const sheet = await printed(`${board}/poster/`);
    assert.match(sheet.size, /A4/);
    assert.equal(sheet.sheets, 1, sheet.text);
    for (const said of [name, edition[board], review]) assert.ok(sheet.text.includes(said), `"${said}" is on it: ${sheet.text}`);
    assert.doesNotMatch(sheet.text, /Print this page/);
  });

  test(`${board}: the poster’s picture has every stage, the edition, the review and the way back`, async () => {
    const svg = await (await fetch(`${h.home}${board}/ladder.svg`)).text();
    const text = svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    for (let stage = 1; stage <= stages; stage++) assert.ok(text.includes(heading(`${board}/stage-${stage}/`).split(' ')[1].replace(/:$/, '')), `stage ${stage}`);
    for (const said of [name, edition[board], review, `${board}/`]) assert.ok(text.includes(said), `"${said}": ${text}`);
    assert.match(svg, /width="210mm" height="297mm"/);
    assert.doesNotMatch(svg, /<script|href="https?:/);
  });
}

const most = { 'swindon/stage-2/': 3, 'leeds/stage-3/': 4, 'swindon/risk/': 4, 'swindon/forms/resolution/': 3, 'northamptonshire/forms/escalation-record/': 4, 'south-gloucestershire/forms/monitoring/': 4, 'compare/': 8 };
for (const [path, limit] of Object.entries(most)) {
  test(`/${path} prints on at most ${limit} sheets and says whose it is`, async () => {
    const sheet = await printed(path);
    assert.ok(sheet.sheets <= limit, `${sheet.sheets} sheets`);
    assert.ok(sheet.text.includes(words(heading(path))), 'its heading');
    const board = path.split('/')[0];
    if (!boards[board]) return;
    for (const said of [boards[board].name, edition[board], boards[board].review]) {
      assert.ok(sheet.first.includes(said), `"${said}" is on the first sheet`);
    }
    const own = path.endsWith('risk/') ? 'Risk now' : ''; // its heading, which prints
    assert.doesNotMatch(sheet.text.replace(own, ''), /Skip to the page|Risk now|not your area|Print this/, 'what only works on a screen');
  });
}

test('a blank form prints every label of the form, and lines to write on', async () => {
  const sheet = await printed('swindon/forms/resolution/');
  for (const label of ['Name and D.O.B of the Adult requires support:', 'What are you worried about?', 'TELL US WHAT YOU HAVE DONE SO FAR.', 'Outcome/Reason for moving to next stage']) {
    assert.ok(sheet.text.includes(label), label);
  }
});
