// The two sites that Waymark is measured against, made from the text of its own built pages: what a careful person
// would write by hand, and what a stock tool from npm makes of it.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { gfm } from '@joplin/turndown-plugin-gfm';
import { parse, serialize } from 'parse5';
import Turndown from 'turndown';

const here = dirname(fileURLToPath(import.meta.url));

// ---- The text

// filesIn lists a folder's files by their paths from it, in order.
export function filesIn(dir) {
  return readdirSync(dir, { recursive: true }).map(String).filter((name) => statSync(join(dir, name)).isFile()).sort();
}

// readPages takes the text out of built pages: { path, title, description, html }, html being the main element
// without classes, controls and decoration.
export function readPages(dist) {
  return filesIn(dist).filter((name) => /(^|\/)index\.html$/.test(name)).map((name) => {
    const doc = parse(readFileSync(join(dist, name), 'utf8'));
    const main = find(doc, (n) => n.nodeName === 'main');
    if (!main) throw new Error(`${name}: has no main element`);
    strip(main);
    const about = find(doc, (n) => n.nodeName === 'meta' && attr(n, 'name') === 'description');
    return {
      path: name.replace(/index\.html$/, ''),
      title: find(doc, (n) => n.nodeName === 'title').childNodes[0].value,
      description: about ? attr(about, 'content') : '',
      html: serialize(main),
    };
  });
}

const attr = (node, name) => node.attrs?.find((a) => a.name === name)?.value;

function find(node, test) {
  if (test(node)) return node;
  for (const child of node.childNodes ?? []) {
    const found = find(child, test);
    if (found) return found;
  }
  return null;
}

const notText = new Set(['button', 'input', 'label', 'script', 'select', 'style', 'svg', 'template', 'textarea']);
const keptAttrs = new Set(['colspan', 'href', 'id', 'rowspan', 'scope']);

function strip(node) {
  node.attrs = node.attrs.filter((a) => keptAttrs.has(a.name));
  node.childNodes = node.childNodes.filter((child) => child.nodeName === '#text' || (child.attrs
    && !notText.has(child.nodeName) && attr(child, 'hidden') === undefined && attr(child, 'aria-hidden') !== 'true'));
  for (const child of node.childNodes) if (child.attrs) strip(child);
}

const escape = (s) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function write(dir, name, text) {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  writeFileSync(join(dir, name), text);
}

// compress makes the copies that a good host would send. Waymark brings its own, at the qualities its builder chose;
// these get the best quality there is.
function compress(dir) {
  for (const name of filesIn(dir)) {
    if (!['.css', '.html', '.js', '.json', '.svg', '.webmanifest'].includes(extname(name))) continue;
    const data = readFileSync(join(dir, name));
    for (const [ext, copy] of [['.br', brotliCompressSync(data)], ['.gz', gzipSync(data, { level: constants.Z_BEST_COMPRESSION })]]) {
      if (copy.length < data.length) writeFileSync(join(dir, name + ext), copy);
    }
  }
}

// ---- Bare pages

const style = 'body{max-width:40rem;margin:0 auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif}'
  + 'a{display:inline-block;padding:.5rem 0}table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem}';

// The worker keeps every page and answers from what it keeps. Pages register it after their load event, as
// Waymark's do: earlier, its downloads would stand in the way of the first answer.
const worker = (paths) => `const pages = ${JSON.stringify(paths)};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('1').then((cache) => cache.addAll(pages)).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept || fetch(event.request)));
});
`;

// makeBare writes the bare site into dir. It returns the site's name and what its worker keeps.
export function makeBare(pages, dir) {
  for (const page of pages) {
    write(dir, page.path + 'index.html', `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escape(page.title)}</title>
<meta name="description" content="${escape(page.description)}">
<style>${style}</style>
<main>${page.html}</main>
<script>addEventListener('load', () => navigator.serviceWorker.register('/worker.js'))</script>
`);
  }
  const kept = pages.map((page) => '/' + page.path);
  write(dir, 'worker.js', worker(kept));
  compress(dir);
  return { name: 'bare HTML', kept };
}

// ---- VitePress

// The stock site: the default theme, the PWA plugin as its guide wires it, and nothing else but a name. It has no
// side bar, which would put a list of all pages into each of them. Dead links are let through because the text also
// links to files that are not pages.
const config = `import { defineConfig } from 'vitepress';
import { withPwa } from '@vite-pwa/vitepress';

export default withPwa(defineConfig({
  lang: 'en-GB',
  title: 'Waymark',
  ignoreDeadLinks: true,
  pwa: { manifest: { name: 'Waymark', short_name: 'Waymark', theme_color: '#ffffff' } },
}));
`;

export async function makeNpm(pages, dir, timeout) {
  const source = join(dir, 'source'), site = join(source, '.vitepress', 'dist');
  const markdown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' }).use(gfm);
  const escapeMarkdown = markdown.escape;
  markdown.escape = (s) => escapeMarkdown(s).replace(/</g, '&lt;').replace(/\{\{/g, '&#123;&#123;'); // Vue reads both
  for (const page of pages) {
    write(source, page.path + 'index.md', `---
title: ${JSON.stringify(page.title)}
description: ${JSON.stringify(page.description)}
---

${markdown.turndown(page.html)}
`);
  }
  write(source, '.vitepress/config.mjs', config);
  symlinkSync(join(here, 'node_modules'), join(dir, 'node_modules'));
  const tool = join(here, 'node_modules/vitepress/bin/vitepress.js');
  await promisify(execFile)(process.execPath, [tool, 'build', source], { cwd: dir, timeout, maxBuffer: 1 << 24 });
  compress(site);
  return { name: 'VitePress PWA', dir: site, kept: precached(site) };
}

// precached reads from the worker that Workbox wrote what it keeps.
function precached(site) {
  const text = readFileSync(join(site, 'sw.js'), 'utf8');
  const kept = [...text.matchAll(/url:"([^"]+)"/g)].map((m) => '/' + m[1]);
  if (kept.length === 0) throw new Error('sw.js: keeps nothing');
  return kept;
}

// ---- Waymark

// program finds the compiled program in a built site, with its sizes and the script beside it.
export function program(dist) {
  const names = filesIn(join(dist, 'assets'));
  const one = (pattern) => {
    const name = names.find((n) => pattern.test(n));
    if (!name) throw new Error(`${relative('.', dist)}: no ${pattern} in assets/`);
    return join(dist, 'assets', name);
  };
  const wasm = one(/^app\..*wasm$/);
  return { wasm, exec: one(/^wasm_exec\..*js$/), brotli: existsSync(wasm + '.br') ? statSync(wasm + '.br').size : statSync(wasm).size };
}
