// A Chromium with a profile on the disk that can be killed as a battery kills it: SIGKILL for every process of it at once.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { args, executablePath, mustExist } from './browser.mjs';

// profile is a folder for a browser, empty; it goes with the test.
export function profile(t) {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-mortal-'));
  t.after(() => rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return dir;
}

// downloads is where a browser with that profile puts files.
export const downloads = (dir) => join(dir, 'downloads');

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// start starts the browser with one page.
export async function start(dir) {
  mustExist();
  const portFile = join(dir, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(executablePath, [...args, '--headless', '--lang=en-GB', '--window-size=400,800', '--remote-debugging-port=0',
    `--user-data-dir=${dir}`, 'about:blank'], { detached: true, stdio: 'ignore' });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await port(portFile, child)}`);
  mkdirSync(downloads(dir), { recursive: true });
  await (await browser.newBrowserCDPSession()).send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads(dir) });
  const context = browser.contexts()[0];
  context.setDefaultTimeout(30_000);
  await context.addInitScript(() => { addEventListener('DOMContentLoaded', () => { document.body.firstElementChild.asBuilt = true; }); });
  return new Mortal(child, browser, context, context.pages()[0] ?? await context.newPage());
}

class Mortal {
  #gone;

  constructor(child, browser, context, page) {
    Object.assign(this, { child, browser, context, page });
    this.#gone = new Promise((done) => child.once('exit', done));
  }

  // kill ends every process at once and comes back when they are gone.
  async kill() {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      process.kill(-this.child.pid, 'SIGKILL');
      await this.#gone;
    }
    await Promise.race([this.browser.close().catch(() => {}), sleep(1000)]);
  }

  // crash ends the process of the page only, and goes on with a new page.
  async crash() {
    const { page } = this;
    const crashed = new Promise((done) => page.once('crash', done));
    const cdp = await this.context.newCDPSession(page);
    cdp.send('Page.crash').catch(() => {}); // it never answers
    await Promise.race([crashed, sleep(10_000).then(() => { throw new Error('the page did not crash'); })]);
    this.page = await this.context.newPage();
    page.close().catch(() => {});
  }

  // renderers are the process ids of this browser that show pages.
  renderers() {
    const read = (pid, name) => { try { return readFileSync(`/proc/${pid}/${name}`, 'utf8'); } catch { return ''; } };
    const group = (pid) => Number(read(pid, 'stat').replace(/^.*\) /, '').split(' ')[2]);
    return readdirSync('/proc').filter((n) => /^\d+$/.test(n)).map(Number)
      .filter((pid) => read(pid, 'cmdline').includes('--type=renderer') && group(pid) === this.child.pid);
  }
}

async function port(file, child) {
  for (let i = 0; i < 300; i++) {
    try {
      const text = readFileSync(file, 'utf8');
      if (text.includes('\n')) return text.split('\n')[0];
    } catch { /* not yet */ }
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}`);
    await sleep(50);
  }
  throw new Error('Chromium did not start');
}
