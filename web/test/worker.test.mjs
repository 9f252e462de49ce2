// The service worker in a real browser: the whole site without a network, a
// whole version or none, and a new one only when asked for.
//
// Run by `node web/test/run.mjs worker`. Needs Go on the path and Chromium at CHROMIUM
// (default /usr/bin/chromium).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const top = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const scratch = mkdtempSync(join(tmpdir(), 'waymark-worker-'));
const built = new Map();
let browser, host, context;

// site builds an edition of the fixture site below a base, once.
function site(base, edition) {
  const key = `${base} ${edition}`;
  if (!built.has(key)) {
    const dir = join(scratch, String(built.size));
    const out = execFileSync('go', ['run', './cmd/waymark/site/testsite', '-base', base, '-edition', edition, dir], { cwd: top });
    built.set(key, { dir, base, ...JSON.parse(out) });
  }
  return built.get(key);
}

// A host serves one folder per base, as a plain web host does. Its hook may
// answer a request otherwise; it gets the path and returns true when it did.
class Host {
  sites = new Map();
  hook = () => false;
  log = [];

  async start(port = 0) {
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise(done => this.server.listen(port, '127.0.0.1', done));
    this.port = this.server.address().port;
    this.origin = `http://127.0.0.1:${this.port}`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }

  serve(...sites) {
    for (const s of sites) this.sites.set(s.base, s);
  }

  answer(request, response) {
    const path = new URL(request.url, this.origin).pathname;
    this.log.push(path);
    if (this.hook(path, response)) return;
    const bases = [...this.sites.keys()].sort((a, b) => b.length - a.length);
    const base = bases.find(b => path.startsWith(b));
    if (base === undefined) return response.writeHead(404).end('no site here');
    let file = join(this.sites.get(base).dir, path.slice(base.length));
    let status = 200;
    if (path.endsWith('/')) file = join(file, 'index.html');
    if (!isFile(file)) [file, status] = [join(this.sites.get(base).dir, '404.html'), 404];
    const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml' };
    response.writeHead(status, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(readFileSync(file));
  }
}

function isFile(name) {
  return statSync(name, { throwIfNoEntry: false })?.isFile() === true;
}

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

beforeEach(async () => {
  host = new Host();
  await host.start();
  context = await browser.newContext();
});

afterEach(async () => {
  await context.close();
  await host.stop().catch(() => {});
});

// ---- In the page ----

// visit opens a site and waits until its worker serves it.
async function visit(s) {
  const page = await context.newPage();
  await page.goto(host.origin + s.base);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page;
}

const check = page => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  const channel = new MessageChannel();
  const answer = new Promise(done => { channel.port1.onmessage = event => done(event.data); });
  active.postMessage({ type: 'check' }, [channel.port2]);
  return answer;
});

// update looks for a new version and returns how its worker ended up.
const update = page => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update().catch(() => {});
  const worker = registration.installing ?? registration.waiting;
  if (!worker) return 'none';
  while (worker.state === 'installing') {
    await new Promise(done => worker.addEventListener('statechange', done, { once: true }));
  }
  return worker.state;
});

const takeOver = page => page.evaluate(async () => {
  const { waiting } = await navigator.serviceWorker.ready;
  const changed = new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  waiting.postMessage({ type: 'take-over' });
  await changed;
  while (waiting.state !== 'activated') {
    await new Promise(done => waiting.addEventListener('statechange', done, { once: true }));
  }
});

const caches = page => page.evaluate(() => window.caches.keys());
const edition = page => page.textContent('#edition');
const title = page => page.title();

// assertWhole opens every page of an edition without a network.
async function assertWhole(page, s, name) {
  for (const path of s.pages) {
    const response = await page.goto(host.origin + s.base + path);
    assert.equal(response.status(), 200, path);
    assert.equal(await edition(page), `edition ${name}`, path);
  }
}

// ---- Without a network ----

for (const base of ['/', '/deep/site/']) {
  test(`every address below ${base} opens without a network`, async () => {
    const s = site(base, '1');
    host.serve(s);
    const page = await visit(s);
    assert.deepEqual(await check(page), { type: 'ready', ok: true, missing: [], version: s.version });
    await host.stop();

    for (const path of s.pages) {
      const plain = host.origin + base + path;
      const forms = [plain, `${plain}?a=b&c`, `${plain}#main`, `${plain}?a=b#main`, `${plain}index.html`];
      if (path !== '') forms.push(plain.slice(0, -1), `${plain.slice(0, -1)}?a=b#main`);
      for (const form of forms) {
        const response = await page.goto(form);
        if (response) assert.equal(response.status(), 200, form); // none when only the fragment changed
        assert.equal(await edition(page), 'edition 1', form);
        const at = new URL(page.url());
        assert.equal(at.origin + at.pathname, plain, form);
        assert.equal(at.search + at.hash, new URL(form).search + new URL(form).hash, form);
      }
    }
    for (const path of ['nowhere', 'nowhere/', 'swindon/stage-9/', 'swindon/stage-9/?a#b', 'assets/none.js', '__proto__/', 'constructor']) {
      const response = await page.goto(host.origin + base + path);
      assert.equal(response.status(), 404, path);
      assert.equal(await title(page), 'Not found', path);
    }
  });
}

test('an offline page is the page that the host sends', async () => {
  const s = site('/', '1');
  host.serve(s);
  const page = await visit(s);
  const pick = ['content-security-policy', 'x-content-type-options', 'referrer-policy'];
  await host.stop();
  for (const path of [...s.pages, 'nowhere/']) {
    const response = await page.goto(host.origin + s.base + path);
    const file = path === 'nowhere/' ? '404.html' : path + 'index.html';
    assert.equal((await response.body()).toString(), readFileSync(join(s.dir, file), 'utf8'), path);
    const headers = response.headers();
    for (const name of pick) assert.ok(headers[name], `${path} has no ${name}`);
  }
});

test('files, packs and the program are there without a network, with their types', async () => {
  const s = site('/', '1');
  host.serve(s);
  const page = await visit(s);
  await host.stop();
  await page.goto(host.origin + '/swindon/');
  const got = await page.evaluate(async () => {
    const data = document.querySelector('script').dataset;
    const packs = await (await fetch(data.packs)).json();
    const program = await fetch(data.wasm);
    const type = program.headers.get('Content-Type');
    await WebAssembly.compileStreaming(program);
    return {
      type, pack: await (await fetch(packs.swindon)).text(),
      poster: (await fetch('/swindon/ladder.svg')).headers.get('Content-Type'),
      other: await fetch('/assets/none.js').then(() => 'answered', () => 'no network'),
    };
  });
  assert.deepEqual(got, { type: 'application/wasm', pack: 'pack 1', poster: 'image/svg+xml', other: 'no network' });
  assert.equal((await page.goto(host.origin + '/swindon/ladder.svg')).status(), 200);
});

test('a network that takes the connection and never answers changes nothing', async () => {
  const s = site('/', '1');
  host.serve(s);
  const page = await visit(s);
  host.hook = () => true;
  const start = Date.now();
  await assertWhole(page, s, '1');
  assert.ok(Date.now() - start < 8000, `${Date.now() - start} ms`);
  const response = await page.goto(host.origin + '/nowhere/');
  assert.equal(response.status(), 404);
});

test('an address that only the newer version has comes from the network', async () => {
  const s = site('/', '1');
  host.serve(s);
  const page = await visit(s);
  host.hook = (path, response) => path === '/york/' && response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>York</title>');
  await page.goto(host.origin + '/york/');
  assert.equal(await title(page), 'York');
});

test('nothing crosses the network twice but pages', async () => {
  const s = site('/', '1');
  host.serve(s);
  const page = await context.newPage();
  await page.goto(host.origin + '/');
  await page.evaluate(async () => { await (await fetch(document.querySelector('script').dataset.wasm)).arrayBuffer(); });
  await page.evaluate(() => navigator.serviceWorker.ready);
  const assets = host.log.filter(path => path.startsWith('/assets/'));
  assert.deepEqual(assets.toSorted(), [...new Set(assets)].toSorted());
});

// ---- All or nothing ----

const faults = {
  'a wrong file': (path, response) => response.writeHead(200).end('something else'),
  'a file cut short': (path, response) => response.writeHead(200).end(Buffer.alloc(50_000)),
  'status 404': (path, response) => response.writeHead(404).end(),
  'status 503': (path, response) => response.writeHead(503).end(),
  'a redirect': (path, response) => response.writeHead(302, { Location: '/' }).end(),
  'a page in place of the program': (path, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Log in</title>'),
  'a broken connection': (path, response) => response.destroy(),
};

for (const [name, fault] of Object.entries(faults)) {
  test(`an update that meets ${name} leaves the old version whole`, async () => {
    const old = site('/', '1'), next = site('/', '2');
    host.serve(old);
    const page = await visit(old);
    host.serve(next);
    host.hook = (path, response) => { if (!path.endsWith('.wasm')) return false; fault(path, response); return true; };
    assert.equal(await update(page), 'redundant');
    assert.deepEqual(await check(page), { type: 'ready', ok: true, missing: [], version: old.version });
    await host.stop();
    await assertWhole(page, old, '1');

    await host.start(host.port); // and once the host is well, the update goes through
    host.hook = () => false;
    host.log.length = 0;
    assert.equal(await update(page), 'installed');
    const again = host.log.filter(path => path.startsWith('/assets/'));
    assert.ok(again.every(path => path.endsWith('.wasm')), `fetched again: ${again}`);
  });
}

test('a first visit that meets a fault keeps nothing back from the next', async () => {
  const s = site('/', '1');
  host.serve(s);
  host.hook = (path, response) => path.endsWith('.wasm') && response.writeHead(503).end();
  const page = await context.newPage();
  await page.goto(host.origin + '/');
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null);
  host.hook = () => false;
  await page.reload();
  await page.evaluate(() => navigator.serviceWorker.ready);
  assert.equal((await check(page)).ok, true);
});

// ---- Changing versions ----

test('a new version takes over when asked and not before', async () => {
  const old = site('/', '1'), next = site('/', '2');
  host.serve(old);
  const page = await visit(old);
  const other = await context.newPage();
  await other.goto(host.origin + '/swindon/');
  host.serve(next);
  assert.equal(await update(page), 'installed');
  await page.waitForTimeout(300);
  await page.reload();
  assert.equal(await edition(page), 'edition 1');
  assert.equal((await check(page)).version, old.version);

  await takeOver(page);
  await host.stop();
  // The other tab is still the old page, and still finds the files of its version.
  const pack = await other.evaluate(async () => {
    const packs = await (await fetch(document.querySelector('script').dataset.packs)).json();
    return (await fetch(packs.swindon)).text();
  });
  assert.equal(pack, 'pack 1');
  await page.reload();
  assert.equal(await edition(page), 'edition 2');
  assert.equal((await check(page)).version, next.version);
  await assertWhole(page, next, '2');

  // With every old page gone, the old version goes.
  await page.goto('about:blank');
  await other.goto('about:blank');
  await page.goto(host.origin + '/');
  await page.waitForTimeout(300);
  assert.deepEqual(await caches(page), [`waymark:/:${next.version}`]);
});

test('the same version again does nothing', async () => {
  const s = site('/', '1');
  host.serve(s);
  const page = await visit(s);
  host.log.length = 0;
  assert.equal(await update(page), 'none');
  assert.deepEqual(host.log, ['/worker.js']);
});

test('a version that comes back finds what is left of it', async () => {
  const old = site('/', '1'), next = site('/', '2');
  host.serve(old);
  const page = await visit(old);
  host.serve(next);
  assert.equal(await update(page), 'installed');
  host.serve(old);
  assert.equal(await update(page), 'installed');
  await takeOver(page);
  await host.stop();
  await assertWhole(page, old, '1');
});

// ---- Its own caches and no other ----

test('two sites on one host do not touch each other', async () => {
  const upper = site('/', '1'), lower = site('/deep/site/', '1'), lowerNext = site('/deep/site/', '2');
  host.serve(upper, lower);
  const one = await visit(upper);
  const two = await visit(lower); // through the upper worker, which does not know it
  assert.equal(await edition(two), 'edition 1');
  await two.evaluate(() => window.caches.open('somebody else'));
  host.serve(lowerNext);
  assert.equal(await update(two), 'installed');
  await takeOver(two);
  await one.close();
  await two.goto('about:blank');
  await two.goto(host.origin + lower.base);
  await two.waitForTimeout(300);
  assert.deepEqual((await caches(two)).toSorted(),
    ['somebody else', `waymark:/:${upper.version}`, `waymark:/deep/site/:${lowerNext.version}`].toSorted());
  await host.stop();
  await assertWhole(two, lowerNext, '2');
  await assertWhole(two, upper, '1');
});

// ---- Looking after what is kept ----

const damage = (page, version) => page.evaluate(async version => {
  const cache = await window.caches.open(`waymark:/:${version}`);
  const keys = (await cache.keys()).map(request => request.url);
  const program = keys.find(url => url.endsWith('.wasm'));
  await cache.delete(keys.find(url => url.includes('pages.leeds')));
  await cache.put(program, new Response('damaged'));
}, version);

test('a check mends what is lost or damaged', async () => {
  const s = site('/', '1');
  host.serve(s);
  const page = await visit(s);
  await damage(page, s.version);
  assert.deepEqual(await check(page), { type: 'ready', ok: true, missing: [], version: s.version });
  await host.stop();
  await assertWhole(page, s, '1');
});

test('a check tells what it cannot mend', async () => {
  const s = site('/', '1');
  host.serve(s);
  const page = await visit(s);
  await page.evaluate(async version => {
    const cache = await window.caches.open(`waymark:/:${version}`);
    await cache.delete('/icons/icon.svg');
  }, s.version);
  await host.stop();
  assert.deepEqual(await check(page), { type: 'ready', ok: false, missing: ['icons/icon.svg'], version: s.version });
});
