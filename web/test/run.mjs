// Runs the browser tests: all but those of the soak, or those named (node web/test/run.mjs walk links).
// Builds the site once, starts one Chromium, and lets all files use both.
//
// Needs Go, poppler-utils (pdfinfo, pdftotext) and Chromium: Debian's, or CHROMIUM
// names it. WAYMARK_DIST names a site built before. Run "npm ci" here first.

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { launchServer } from './lib/browser.mjs';
import { earlySite, site } from './lib/site.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const soak = ['canaries', 'clock', 'kills']; // minutes long and best alone: only by name, as "make soak" does
const longFirst = ['offline', 'pages', 'links', 'walk'];
const turn = (name) => (longFirst.includes(name) ? longFirst.indexOf(name) : longFirst.length);
const names = readdirSync(here).filter((f) => f.endsWith('.test.mjs')).map((f) => f.slice(0, -'.test.mjs'.length))
  .filter((n) => (wanted.length === 0 ? !soak.includes(n) : wanted.includes(n))).sort((a, b) => turn(a) - turn(b));

let browser;
try {
  browser = await launchServer();
  process.env.WAYMARK_BROWSER = browser.wsEndpoint();
  process.env.WAYMARK_DIST = site();
  process.env.WAYMARK_EARLY = earlySite();
} catch (err) {
  console.error(err.message);
  await browser?.close();
  process.exit(1);
}

run({ files: names.map((n) => join(here, `${n}.test.mjs`)), concurrency: 2, timeout: 1_800_000 })
  .on('test:fail', () => { process.exitCode = 1; })
  .on('end', () => browser.close())
  .compose(spec)
  .pipe(process.stdout);
