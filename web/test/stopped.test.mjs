// What happens when the program cannot start, or stops: the page can be read,
// and it never looks alive when it is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hand, open, reader, running } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, site } from './lib/site.mjs';
import { choose, question } from './lib/walking.mjs';

const page1 = 'swindon/start/';

async function visit(t, hook, options) {
  const h = await host(site());
  const context = await reader({ worker: false, ...options });
  t.after(async () => { await context.close(); await h.stop(); });
  if (hook) h.hook = hook;
  return { h, context };
}

const corrupt = (pattern) => (url, response) => pattern.test(url.pathname)
  && Boolean(response.writeHead(200, { 'Content-Type': url.pathname.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream' }).end(Buffer.alloc(5000, 7)));

const broken = {
  'is damaged on its way': corrupt(/\.wasm$/),
  'is not on the host': (url, response) => url.pathname.endsWith('.wasm') && Boolean(response.writeHead(404).end()),
  'does not get its script': (url, response) => /wasm_exec/.test(url.pathname) && Boolean(response.writeHead(500).end()),
  'gets a damaged policy': corrupt(/pack\.swindon/),
  'gets a damaged list of policies': corrupt(/packs\./),
};

test('a program that', { concurrency: 2 }, async (t) => {
  for (const [how, hook] of Object.entries(broken)) {
    await t.test(`${how} leaves the page to be read, says so, and links go on`, async (t) => {
      const { h, context } = await visit(t, hook);
      const page = await context.newPage();
      await page.goto(h.home + page1);
      await hand(page);
      await page.getByText('This browser does not run the part that works out dates.').waitFor();
      assert.equal(await page.locator('h1').innerText(), heading(page1));
      assert.ok(await page.locator('[data-stopped]').isHidden());
      await page.locator('.walk').getByRole('link', { name: /^Stage 2/ }).click();
      await page.locator('h1', { hasText: heading('swindon/stage-2/') }).waitFor();
    });
  }

  // The browser itself does so now and then, when the worker fetches the same file at the same moment.
  await t.test('is broken off on its way is fetched again', async (t) => {
    let breaks = 1;
    const { h, context } = await visit(t, (url, response) => {
      if (!/app\..*\.wasm$/.test(url.pathname) || breaks-- <= 0) return false;
      response.writeHead(200, { 'Content-Type': 'application/wasm', 'Content-Length': 100_000 }).write(Buffer.alloc(5000));
      setTimeout(() => response.destroy(), 100);
      return true;
    });
    await open(context, h.home + page1);
    assert.ok(breaks < 1, 'it was broken off');
  });

  await t.test('never arrives does not keep anybody from reading', async (t) => {
    const { h, context } = await visit(t, (url) => url.pathname.endsWith('.wasm'));
    const page = await context.newPage();
    await page.goto(h.home + page1);
    await hand(page);
    await page.locator('.walk').getByRole('link', { name: /^Stage 2/ }).click();
    await page.locator('h1', { hasText: heading('swindon/stage-2/') }).waitFor();
  });

  await t.test('stops while it runs is covered, says what is kept, and a reload goes on with the answers', async (t) => {
    const { h, context } = await visit(t);
    const page = await open(context, h.home + page1);
    await choose(page, 'Yes');
    const second = 'Do you think this risk of significant harm is immediate?';
    await page.locator('.ask legend', { hasText: second }).waitFor();
    await page.evaluate(() => { Node.prototype.replaceChild = Element.prototype.setAttribute = Node.prototype.appendChild = () => { throw new Error('broken'); }; });
    await page.locator('.ask button').first().click();
    await page.getByRole('alertdialog', { name: 'The program has stopped' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Reload', 'the way out has the focus');
    assert.ok(await page.locator('.site').evaluate((e) => e.inert), 'what lies under it cannot be used');
    await page.getByRole('button', { name: 'Reload' }).click();
    await running(page);
    assert.notEqual(await question(page), '', 'the walk goes on');
    assert.ok((await page.locator('.walk .fold li').count()) >= 1, 'with the answers given before');
  });
});

test('a damaged file is not kept: the page reads, and “Ready offline” is not said', async (t) => {
  const { h, context } = await visit(t, corrupt(/\.wasm$/), { worker: true });
  const page = await context.newPage();
  await page.goto(h.home + page1);
  await page.getByText(/^Not yet ready offline/).waitFor({ timeout: 60_000 });
  assert.equal(await page.locator('h1').innerText(), heading(page1));
});
