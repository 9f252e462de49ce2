// Firefox by WebDriver BiDi. FIREFOX names another one than Debian's.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

// launch starts a Firefox with a profile of its own.
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), 'waymark-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr', headless: true, userDataDir: profile,
    extraPrefsFirefox: { 'dom.serviceWorkers.testing.enabled': true, 'datareporting.policy.dataSubmissionEnabled': false },
  });
  return {
    name: 'Firefox',
    tab: async () => new Tab(await browser.newPage()),
    close: async () => {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

class Tab {
  constructor(page) { this.page = page; }

  go(address) { return this.page.goto(address, { waitUntil: 'load' }); }
  reload() { return this.page.reload({ waitUntil: 'load' }); }
  evaluate(work, ...args) { return this.page.evaluate(work, ...args); }
  click(selector) { return this.page.click(selector); }
  type(selector, words) { return this.page.type(selector, words); }
  press(key) { return this.page.keyboard.press(key); }
  front() { return this.page.bringToFront(); }

  // upload chooses a file for an input.
  async upload(selector, file) { await (await this.page.$(selector)).uploadFile(file); }
}
