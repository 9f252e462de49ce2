// Waymark's service worker: after the first visit, all of the site without a network.
//
// It keeps one version whole, or none. It answers from what it keeps before it
// asks the network, touches no cache but its own, and gives way to a new version
// only when a person has asked for that.

'use strict';

// base     the path of the site on its host, '/' or '/sub/path/'
// version  changes when anything that is served changes
// shell    file with what all pages share, and the page for unknown addresses
// bundles  file with the pages and text files of each board; the rest is 'core'
// headers  sent with every page
// types    media types by file extension
// files    [name, SHA-256 in base64, size] of everything that is kept
const SITE = {}; // filled in by the builder

const OURS = `waymark:${SITE.base}:`; // another site on this host has another base
const CACHE = OURS + SITE.version;
const FILES = new Map(SITE.files.map(file => [file[0], file]));
const AT_ONCE = 12; // requests; one by one, each would wait for the one before
const STRANGER_WAIT = 2000; // milliseconds

const address = name => new URL(SITE.base + name, self.location.origin).href;

// ---- Keeping a version ----

self.addEventListener('install', event => event.waitUntil(keepAll()));

// One file that is missing or wrong fails the installation: the browser then
// drops this worker, and the version before it serves on from its own cache. The
// files that were right stay where they are for the next try, which is how a long
// download gets through a bad connection.
async function keepAll() {
  const missing = await mend();
  if (missing.length > 0) throw new Error(`the host does not give what version ${SITE.version} needs: ${missing}`);
}

// mend fetches and checks every file that is not kept already, or not undamaged.
// It returns the names of those that it could not get.
async function mend() {
  const cache = await caches.open(CACHE);
  const missing = [];
  await inTurns(SITE.files, AT_ONCE, async file => {
    const got = await keep(cache, file).catch(() => false);
    if (!got) missing.push(file[0]);
  });
  return missing;
}

async function keep(cache, file) {
  if (await isKept(cache, file)) return true;
  const [name] = file;
  const body = await fetchExactly(file);
  if (!body) return false;
  await cache.put(address(name), new Response(body, { headers: { 'Content-Type': typeOf(name) } }));
  return true;
}

async function isKept(cache, file) {
  const response = await cache.match(address(file[0]));
  return response !== undefined && isExact(await response.arrayBuffer(), file);
}

// A name with a hash in it may come from the browser's cache: the page may be
// fetching the program at this moment, and it should cross the network once.
// What comes is checked whatever its way, and when it is wrong the way round
// every cache is tried. So it is where a request fails: one that waits for the page's
// own to come into the browser's cache may be told that it did not.
async function fetchExactly(file) {
  const [name] = file;
  const ways = name.startsWith('assets/') ? ['default', 'reload'] : ['no-store'];
  for (const cache of ways) {
    const response = await fetch(address(name), { cache }).catch(() => undefined);
    if (response?.status !== 200 || response.redirected) continue;
    const body = await response.arrayBuffer().catch(() => undefined);
    if (body && await isExact(body, file)) return body;
  }
  return undefined;
}

async function isExact(body, [, hash, size]) {
  if (body.byteLength !== size) return false;
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return btoa(String.fromCharCode(...sum)) === hash;
}

function typeOf(name) {
  return SITE.types[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream';
}

async function inTurns(items, width, work) {
  const left = items.values(); // shared: each turn takes the next
  const turn = async () => { for (const item of left) await work(item); };
  await Promise.all(Array.from({ length: width }, turn));
}

// ---- Changing versions ----

self.addEventListener('activate', event => event.waitUntil((async () => {
  await self.clients.claim();
  await tidy();
})()));

// Pages of the version before may still be open in another tab, with words in
// them that nobody has saved, and may still ask for files of their version. So
// its cache goes when no page is open. Caches that are younger than ours belong
// to a version that is on its way.
async function tidy() {
  if (self.registration.installing || self.registration.waiting) return;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(client => isOurs(new URL(client.url)))) return;
  const names = await caches.keys(); // oldest first
  const older = names.slice(0, Math.max(0, names.indexOf(CACHE)));
  await Promise.all(older.filter(name => name.startsWith(OURS)).map(name => caches.delete(name)));
}

// ---- Answering ----

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !isOurs(url)) return;
  const name = url.pathname.slice(SITE.base.length);
  if (request.mode === 'navigate') {
    event.respondWith(page(name, url, request));
    event.waitUntil(tidy());
  } else {
    event.respondWith(file(name, request));
  }
});

function isOurs(url) {
  return url.origin === self.location.origin && url.pathname.startsWith(SITE.base);
}

// A page has one address, with a slash at its end: from any other, the links on
// it would lead elsewhere. Query and fragment are the page's business.
async function page(name, url, request) {
  const bare = name.replace(/(^|\/)index\.html$/, '$1');
  const path = bare === '' || bare.endsWith('/') ? bare : bare + '/';
  try {
    const kept = await bundleOf(name);
    if (Object.hasOwn(kept.pages, path)) {
      return path === name ? compose(kept.pages[path], 200) : Response.redirect(address(path) + url.search, 302);
    }
    const whole = await keptFile(`${path}index.html`); // a page with a shell of its own
    if (whole) return path === name ? whole : Response.redirect(address(path) + url.search, 302);
    return await keptFile(name) ?? await stranger(request);
  } catch {
    return fetch(request); // the browser has lost some of what we kept
  }
}

// An address that this version does not know may be a page of a newer one, or of
// another site below our base. The network is asked, but not for long.
async function stranger(request) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(STRANGER_WAIT) });
    if (response.ok || response.type === 'opaqueredirect') return response;
  } catch {
    // No network, or one that does not answer.
  }
  const { notFound } = await readJSON(SITE.shell);
  return compose(notFound, 404);
}

async function compose(own, status) {
  const { top, tail } = await readJSON(SITE.shell);
  return new Response(top + own + tail, {
    status, headers: { ...SITE.headers, 'Content-Type': SITE.types['.html'] },
  });
}

async function file(name, request) {
  try {
    return await keptFile(name) ?? await olderFile(request) ?? await fetch(request);
  } catch {
    return fetch(request);
  }
}

// keptFile looks among the files of this version, and among those in bundles.
async function keptFile(name) {
  if (FILES.has(name)) return (await caches.open(CACHE)).match(address(name));
  const { files } = await bundleOf(name);
  if (!Object.hasOwn(files, name)) return undefined;
  return new Response(files[name], { headers: { ...SITE.headers, 'Content-Type': typeOf(name) } });
}

// olderFile serves a page that is older than this worker. A name with a hash in
// it means the same bytes in every version.
async function olderFile(request) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === CACHE) continue;
    const response = await (await caches.open(name)).match(request);
    if (response) return response;
  }
  return undefined;
}

// ---- Bundles ----

// The first part of an address is the board, and the board has a bundle.
function bundleOf(name) {
  const board = name.split('/', 1)[0];
  return readJSON(Object.hasOwn(SITE.bundles, board) ? SITE.bundles[board] : SITE.bundles.core);
}

const opened = new Map(); // what was read since the worker started, by file name

function readJSON(name) {
  if (!opened.has(name)) {
    const reading = caches.open(CACHE)
      .then(cache => cache.match(address(name)))
      .then(response => response.json());
    reading.catch(() => opened.delete(name));
    opened.set(name, reading);
  }
  return opened.get(name);
}

// ---- Messages ----

// take-over  the person wants the new version: become the active worker
// check      read back everything kept, and mend it; answers { type: 'ready', ok, missing, version }
self.addEventListener('message', event => {
  const { data } = event;
  if (data?.type === 'take-over') event.waitUntil(self.skipWaiting());
  if (data?.type === 'check') event.waitUntil(answerCheck(event));
});

async function answerCheck(event) {
  const missing = await mend().catch(() => SITE.files.map(([name]) => name));
  const answer = { type: 'ready', ok: missing.length === 0, missing, version: SITE.version };
  (event.ports[0] ?? event.source)?.postMessage(answer);
}
