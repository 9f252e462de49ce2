// One Chromium for all tests. CHROMIUM names another one than Debian's.

import { existsSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
export const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function mustExist() {
  if (existsSync(executablePath)) return;
  throw new Error(`There is no browser at ${executablePath}. These tests need Chromium: on Debian "apt-get install chromium", elsewhere set CHROMIUM to its path.`);
}

export async function launchServer() {
  mustExist();
  return chromium.launchServer({ executablePath, args });
}

let opening;

// browser is shared by the tests of a file, and with all files where the runner has started it.
function browser() {
  mustExist();
  const address = process.env.WAYMARK_BROWSER;
  opening ||= address ? chromium.connect(address) : chromium.launch({ executablePath, args });
  return opening;
}

after(async () => (await opening)?.close());

// reader opens a browser of their own for one person: scripts, program and
// worker run unless they are switched off, and it is the real time unless now
// says when ("2026-11-24T10:00").
export async function reader({ scripts = true, program = true, worker = true, now, ...more } = {}) {
  const context = await (await browser()).newContext({
    javaScriptEnabled: scripts, serviceWorkers: worker ? 'allow' : 'block', viewport: { width: 375, height: 700 }, locale: 'en-GB', timezoneId: 'Europe/London', ...more,
  });
  context.setDefaultTimeout(15_000);
  if (scripts && !program) await context.addInitScript(() => { delete globalThis.WebAssembly; });
  if (scripts && now) await context.addInitScript(moveClock, now);
  if (scripts) await context.addInitScript(markPrerendered);
  return context;
}

// The clock goes on from another moment.
function moveClock(now) {
  const Clock = Date, shift = new Clock(now) - Clock.now();
  globalThis.Date = class extends Clock {
    constructor(...args) { super(...(args.length ? args : [Clock.now() + shift])); }
    static now() { return Clock.now() + shift; }
  };
}

// The program replaces the first element of the body. The one that was built is marked, to see when it is gone.
function markPrerendered() {
  addEventListener('DOMContentLoaded', () => { document.body.firstElementChild.asBuilt = true; });
}

// hand shows the page that somebody is there, without which the program does not start.
export async function hand(page) {
  await page.mouse.move(3, 3);
  await page.mouse.move(4, 4);
}

// running resolves when the program has taken the page over.
export async function running(page) {
  await hand(page);
  await page.waitForFunction(() => document.readyState === 'complete' && !document.body.firstElementChild.asBuilt, null, { timeout: 60_000 });
}

// open goes to a page and waits for the program.
export async function open(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await running(page);
  return page;
}

// each does work for every item, a few at a time, each with a page of its own.
export async function each(context, items, work, atOnce = 2) {
  const left = items.values();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    const page = await context.newPage();
    for (const item of left) await work(page, item);
    await page.close();
  }));
}
