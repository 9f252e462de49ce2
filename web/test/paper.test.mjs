// On paper nothing can be pressed or unfolded: a printed stage still shows both
// ways on, the ladder, and the wording that is folded away on a screen.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { site } from './lib/site.mjs';

let h, context;
before(async () => { h = await host(site()); context = await reader({ scripts: false }); });
after(async () => { await context?.close(); await h?.stop(); });

async function printed(path) {
  const page = await context.newPage();
  await page.goto(h.home + path);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  return execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).normalize('NFKC').replace(/\s+/g, ' ');
}

test('a printed stage has both ways on, the ladder and the folded wording', async () => {
  const text = await printed('swindon/stage-2/');
  for (const said of [
    'Did you agree? Yes, we agreed what will happen', 'No, we still disagree: Stage 3', // both ways
    'Stage 1: Internal Discussion', 'Stage 5: Swindon Safeguarding Partnership', 'You are here', // the ladder
    'Most disagreements end here', 'From Stage 2 on, what passes between the agencies', // folded
  ]) assert.ok(text.includes(said), `"${said}" is printed: ${text}`);
});

test('a stage printed by South Gloucestershire’s policy cannot be added up to 11 days', async () => {
  const text = await printed('south-gloucestershire/stage-3/');
  for (const said of ['3 working days from the outset: our target', 'Reach agreement or Stage Four, within five working days of the outset.']) {
    assert.ok(text.includes(said), `"${said}" is printed: ${text}`);
  }
});

test('a form is printed without the ladder', async () => {
  assert.doesNotMatch(await printed('swindon/forms/resolution/'), /Stage 2: Inter-agency Discussion/);
});
