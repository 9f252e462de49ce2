// Nothing leaves the device, nothing is written by reading, nothing is reported.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { open, reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, pages, site } from './lib/site.mjs';
import { choose } from './lib/walking.mjs';

// Whatever is asked of another origin, by a page or by the worker, goes through
// this proxy and is written down.
const elsewhere = [];
const proxy = createServer((request, response) => { note(request.url); response.writeHead(502).end(); })
  .on('connect', (request, socket) => { note(request.url); socket.destroy(); });

// Chromium itself asks its maker about the shape of forms, whatever a page does;
// that is no request of ours.
function note(address) {
  if (address !== 'content-autofill.googleapis.com:443') elsewhere.push(address);
}

let h;
before(async () => {
  h = await host(site());
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
});
after(async () => {
  await h.stop();
  proxy.close();
});

// watched is a browser whose complaints are written down.
async function watched(t) {
  const complaints = [];
  const context = await reader({ proxy: { server: `http://127.0.0.1:${proxy.address().port}`, bypass: '127.0.0.1' } });
  t.after(() => context.close());
  await context.addInitScript(() => addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI)));
  context.on('request', (r) => { if (!r.url().startsWith(h.origin)) elsewhere.push(r.url()); });
  context.on('weberror', (e) => complaints.push(e.error().message));
  context.on('console', (m) => { if (['error', 'warning'].includes(m.type())) complaints.push(m.text()); });
  return { context, complaints };
}

const written = (page) => page.evaluate(async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie, databases: await indexedDB.databases(),
}));
const nothing = { local: [], session: [], cookie: '', databases: [] };

// follow presses a link to a page of the site, as the running program takes it.
const follow = (page, path) => page.evaluate((href) => {
  const a = Object.assign(document.createElement('a'), { href });
  document.querySelector('main').append(a);
  a.click();
}, `/${path}`);

// texts is the page twice, as it was built and as the program shows it, without
// what only the program can do.
const texts = (page, path) => page.evaluate(async (address) => {
  const text = (root) => {
    const copy = root.querySelector('main').cloneNode(true);
    copy.querySelectorAll('.walk, [data-program], [role=search], .hit').forEach((e) => e.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  const request = new XMLHttpRequest();
  request.open('GET', address);
  request.responseType = 'document';
  await new Promise((done) => { request.onload = done; request.send(); });
  return { built: text(request.response), shown: text(document) };
}, `/${path}`);

test('reading every page, with the program running', async (t) => {
  const { context, complaints } = await watched(t);
  const page = await open(context, h.home);
  await page.getByText(/^Ready offline/).waitFor({ timeout: 60_000 });
  const different = [];
  for (const path of pages().filter((p) => p !== '' && p !== 'search/' && !/^(training|practice)\//.test(p))) {
    await follow(page, path);
    const notebook = path.startsWith('notebook/'); // what it shows depends on the device, on which there is none
    const h1 = notebook ? 'Set up your notebook' : heading(path);
    await page.waitForFunction(([to, h]) => location.pathname === to && document.querySelector('h1').textContent.trim() === h, [`/${path}`, h1], { polling: 20 })
      .catch(() => { throw new Error(`/${path}: the program does not show "${heading(path)}"`); });
    const { built, shown } = notebook ? {} : await texts(page, path);
    if (built !== shown) different.push({ path, built, shown });
  }

  await t.test('the program shows what was built, word for word', () => assert.deepEqual(different, []));
  await t.test('nothing was written: no storage, no database, no cookie', async () => {
    assert.deepEqual(await written(page), nothing);
    assert.deepEqual(await context.cookies(), []);
  });
  await t.test('no complaint: no error, no warning, no report of the content policy', () => assert.deepEqual(complaints, []));
  await t.test('no other origin was asked for anything', () => assert.deepEqual(elsewhere, []));
});

test('an answer is kept in the tab and nowhere else', async (t) => {
  const { context, complaints } = await watched(t);
  const page = await open(context, `${h.home}swindon/start/`);
  assert.deepEqual(await written(page), nothing, 'before');
  await choose(page, 'Yes');
  await page.locator('.walk .next__do').first().waitFor();
  assert.deepEqual(await written(page), { ...nothing, session: ['waymark-walk-swindon'] }, 'after');
  assert.equal(new URL(page.url()).search + new URL(page.url()).hash, '', 'not in the address');
  assert.deepEqual(complaints, []);
  assert.deepEqual(elsewhere, []);
});

test('a request to another origin would be stopped and heard', async (t) => {
  const { context, complaints } = await watched(t);
  const page = await open(context, h.home);
  await page.evaluate(() => { new Image().src = 'https://example.org/a.png'; });
  await assert.rejects(page.evaluate(() => fetch('https://example.org/')));
  await page.waitForTimeout(500);
  for (const rule of ['img-src', 'connect-src']) assert.ok(complaints.some((c) => c.startsWith(`CSP ${rule}`)), `${rule}: ${complaints.join('\n')}`);
});

test('markup and code from strings are refused', async (t) => {
  const { context } = await watched(t);
  const page = await open(context, h.home);
  await assert.rejects(page.evaluate(() => { document.body.innerHTML = '<p>'; }), /TrustedHTML/);
  await assert.rejects(page.evaluate(() => { document.createElement('script').text = '1'; }), /TrustedScript/);
  await assert.rejects(page.evaluate(() => { document.createElement('script').src = 'https://example.org/a.js'; }), /TrustedScriptURL/);
});

// The notebook locks by time and hand. Where nobody has come to it, nothing of that runs: a telephone is spared it.
test('the program follows neither the hand nor the page’s going out of sight before the notebook is come to', async (t) => {
  const { context } = await watched(t);
  await context.addInitScript(() => {
    globalThis.followed = [];
    const listen = EventTarget.prototype.addEventListener;
    Document.prototype.addEventListener = function (event, ...rest) {
      if (event === 'visibilitychange') globalThis.followed.push(event);
      return listen.call(this, event, ...rest);
    };
  });
  const page = await open(context, `${h.home}swindon/`);
  assert.deepEqual(await page.evaluate(() => globalThis.followed), []);
  await follow(page, 'notebook/');
  await page.locator('h1', { hasText: 'Set up your notebook' }).waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.followed), ['visibilitychange']);
});
