// WebKit by WebKitWebDriver, which drives Debian's MiniBrowser on a screen that nobody sees (xvfb-run starts all of this).

import { existsSync, readdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Builder, By, Capabilities, Key } from 'selenium-webdriver';

const libraries = '/usr/lib';

function miniBrowser() {
  for (const machine of readdirSync(libraries)) {
    for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']) {
      const file = join(libraries, machine, version, 'MiniBrowser');
      if (existsSync(file)) return file;
    }
  }
  throw new Error('There is no MiniBrowser; it comes with Debian’s webkit2gtk-driver.');
}

const freePort = () => new Promise((done) => {
  const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); });
});

// launch starts a WebKit that knows nothing of an earlier one.
export async function launch() {
  const port = await freePort();
  const env = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: process.getuid() === 0 ? '1' : '', WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
  const server = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
  await ready(port);
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } });
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(capabilities).build();
  await driver.manage().setTimeouts({ script: 120_000, pageLoad: 60_000 });
  let first = true;
  return {
    name: 'WebKit',
    tab: async () => {
      if (!first) await driver.switchTo().newWindow('tab');
      first = false;
      return new Tab(driver, await driver.getWindowHandle());
    },
    close: async () => {
      await driver.quit().catch(() => {});
      server.kill();
    },
  };
}

async function ready(port) {
  for (let i = 0; i < 100; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('WebKitWebDriver does not answer.');
}

class Tab {
  constructor(driver, handle) {
    this.driver = driver;
    this.handle = handle;
  }

  front() { return this.driver.switchTo().window(this.handle); }
  async go(address) { await this.front(); await this.driver.get(address); }
  async reload() { await this.front(); await this.driver.navigate().refresh(); }
  async click(selector) { await this.front(); await this.driver.findElement(By.css(selector)).click(); }
  async type(selector, words) { await this.front(); await this.driver.findElement(By.css(selector)).sendKeys(words); }
  async press(key) { await this.front(); await this.driver.actions().sendKeys(Key[key.toUpperCase()]).perform(); }
  async upload(selector, file) { await this.front(); await this.driver.findElement(By.css(selector)).sendKeys(file); }

  async evaluate(work, ...args) {
    await this.front();
    const [value, error] = await this.driver.executeAsyncScript(`const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${work})(...arguments[0])).then((v) => done([v === undefined ? null : v, null]), (e) => done([null, String(e && e.stack || e)]));`, args);
    if (error) throw new Error(error);
    return value;
  }
}
