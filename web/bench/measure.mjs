// What is measured in Chromium, one site and one run at a time. Every measure has a profile folder of its own or goes
// on with the one that an earlier measure filled, and the browser is closed between them.

import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { probe } from './probe.mjs';

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const chromiumFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // nothing leaves this machine
];

export const slowPhone = { cpu: 4, bitsPerSecond: 1.6e6, latency: 150, viewport: { width: 360, height: 740 } };

const fork = 'still disagree'; // "No, we still disagree: Stage 3", the same words on every site
const later = 1500; // milliseconds: a person has read the page, and the worker is in the middle of its downloads
const patience = { page: 30e3, offline: 240e3, program: 60e3, alone: 8e3 };
const settle = 1500; // milliseconds; long tasks are told when they are over

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// ---- The browser

// withPage gives a throttled page in a browser of its own, and closes it whatever happens. The CPU is throttled where
// Chromium can do it: in the page's main thread, and not in the worker's thread or the browser's, for all sites alike.
async function withPage(profile, settings, use) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath, args: chromiumFlags, viewport: slowPhone.viewport,
    deviceScaleFactor: 2, isMobile: true, hasTouch: true, timeout: patience.page,
  });
  try {
    const page = context.pages()[0];
    const cdp = await context.newCDPSession(page);
    const said = [];
    let wake = () => {};
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== 'benchSay') return;
      said.push(JSON.parse(payload));
      wake();
    });
    const complaints = []; // what the console says when something then fails
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: 'benchSay' });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.cpu });
    await page.addInitScript(probe, { fork: '', later: 0, status: false, kept: [], ...settings });

    // heard gives what the page has said since the last open(), waiting for it.
    async function heard(what, ms = patience.page, nth = 0) {
      const end = Date.now() + ms;
      for (;;) {
        const found = said.filter((s) => s.what === what)[nth];
        if (found) return found;
        const left = end - Date.now();
        const failed = what === 'program' && said.some((s) => s.what === 'no program');
        if (failed || left <= 0) {
          const why = complaints.length > 0 ? `; console: ${complaints.slice(0, 2).join(' | ')}` : '';
          const error = new Error((failed ? 'the program could not start' : `no "${what}" after ${ms / 1000} s`) + why);
          throw Object.assign(error, { failed });
        }
        await new Promise((done) => { wake = done; setTimeout(done, Math.min(left, 1000)); });
      }
    }

    async function open(url) {
      said.length = 0;
      const { errorText } = await cdp.send('Page.navigate', { url, transitionType: 'typed' });
      if (errorText) throw new Error(`${url}: ${errorText}`);
    }

    async function cost() {
      const { result } = await cdp.send('Runtime.evaluate', { expression: 'JSON.stringify(benchCost())' });
      return JSON.parse(result.value);
    }

    // tap touches the middle of an element as a finger does, and says when.
    async function tap(selector) {
      const target = page.locator(selector).first();
      await target.scrollIntoViewIfNeeded({ timeout: patience.page });
      const at = Date.now();
      await target.tap({ timeout: patience.page });
      return at;
    }

    return await use({ page, open, heard, cost, tap });
  } finally {
    await context.close();
  }
}

export const newProfile = (work) => mkdtempSync(join(work, 'profile-'));
export const dropProfile = (profile) => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });

// ---- The measures

// started waits until the program runs: by itself, or after a touch. It returns how long
// that took, from the page's start or from the touch, and what it cost. A program that does not come is told, and does
// not hide what else was measured.
async function started({ heard, cost, tap }, touch = '[data-program]') {
  const before = await cost();
  try {
    const alone = await heard('program', patience.alone).catch((error) => { if (error.failed) throw error; });
    const touched = alone ? 0 : await tap(touch);
    const program = alone ?? await heard('program', patience.program);
    await sleep(settle);
    const { blocking } = await cost();
    return touched
      ? { program: program.at - touched, touched: true, startBlocking: blocking - before.blocking }
      : { program: program.at - program.from, touched: false };
  } catch (error) {
    return { trouble: error.message };
  }
}

const isProgram = (request) => request.path.endsWith('.wasm');

// needed counts the pages and the script that they run, and leaves out what is under way by chance when the answer
// comes: icons, the manifest, the worker.
const needed = (requests) => requests.filter((r) => /\/$|\/boot\./.test(r.path)).reduce((sum, r) => sum + r.size, 0);

// firstVisit opens a stage page with nothing kept, clicks the fork as soon as that can be done, and waits for the
// next page's heading. Then, as a person would who reads first, it clicks the next fork a little later.
export async function firstVisit(site, stage, profile) {
  await site.line.start();
  site.line.forget();
  return withPage(profile, { fork, later }, async ({ open, heard }) => {
    await open(site.line.address + stage);
    const clickable = await heard('clickable');
    const answer = await heard('heading', patience.page, 1);
    const bytes = site.line.sentBy(answer.at);
    const pages = needed(site.line.requests.filter((r) => r.at <= answer.at));
    const early = site.line.requests.filter((r) => isProgram(r) && r.at <= answer.at).length;
    const click = await heard('later');
    const next = await heard('heading', patience.page, 2);
    return {
      clickable: clickable.at - clickable.from, answer: answer.at - clickable.from, bytes, pages, early,
      later: next.at - click.at,
    };
  });
}

// untilOffline opens a stage page with nothing kept and leaves it alone until the site can do without a network and,
// where it has a program, until that runs too. The profile is then what the warm measures start from.
export async function untilOffline(site, stage, profile) {
  await site.line.start();
  site.line.forget();
  return withPage(profile, { status: site.status, kept: site.kept }, async (page) => {
    const { open, heard, cost } = page;
    await open(site.line.address + stage);
    const loaded = await heard('loaded');
    const ready = await heard('offline', site.status ? patience.page * 2 : patience.offline);
    if (ready.missing.length > 0) throw new Error(`not kept: ${ready.missing.slice(0, 3).join(', ')}`);
    const out = { ready: ready.at - ready.from, bytes: site.line.sentBy(ready.at), requests: site.line.requests.length };
    if (site.program) {
      const asked = site.line.requests.filter(isProgram).map((r) => r.at - loaded.at);
      out.asked = asked.length > 0 ? Math.min(...asked) : NaN; // after the load event
      out.fetched = asked.length;
      Object.assign(out, await started(page));
    }
    await sleep(settle);
    const { shift, blocking, long } = await cost();
    return { ...out, shift, long, blocking: blocking - (out.startBlocking ?? 0) };
  });
}

// warm opens a kept stage page in a browser that was just started, and then another kept page as if its address were
// typed; network says what stands behind the address: nothing ('stopped'), or something that never answers ('dead').
export async function warm(site, network, stage, second, profile) {
  await (network === 'dead' ? site.line.dead() : site.line.stop());
  return withPage(profile, {}, async (page) => {
    const { open, heard } = page;
    const go = async (path) => {
      await open(site.line.address + path);
      const heading = await heard('heading');
      const parsed = await heard('parsed');
      return { open: heading.at - heading.from, parsed: parsed.at - parsed.from, answered: parsed.answered };
    };
    const out = { first: await go(stage) };
    if (site.program) Object.assign(out, await started(page));
    await sleep(1000); // nobody types an address faster
    out.second = await go(second);
    return out;
  });
}

// keystrokes types into the search and tells how long it takes from each key to the hits that it brings.
export async function keystrokes(site, query, profile) {
  await site.line.start();
  return withPage(profile, {}, async (use) => {
    await use.open(site.line.plain + '/search/');
    const { trouble } = await started(use, 'h1'); // in the middle of what waits for the program there is a link
    if (trouble) throw new Error(trouble);
    const box = use.page.locator('#search');
    await box.waitFor({ timeout: patience.page });
    await box.evaluate((el) => {
      window.benchKeys = [];
      let at = 0;
      el.addEventListener('input', () => { at = performance.now(); }, { capture: true });
      new MutationObserver(() => {
        if (at) window.benchKeys.push(performance.now() - at);
        at = 0;
      }).observe(document.querySelector('main'), { childList: true, characterData: true, subtree: true });
    });
    await box.pressSequentially(query, { delay: 150 });
    await sleep(settle);
    return use.page.evaluate(() => window.benchKeys);
  });
}
