#!/usr/bin/env node
// The notebook's bench: package book over IndexedDB, everything sealed, beside Dexie and bare IndexedDB that keep the
// same records as plain JSON, in one Chromium, in turns. It prints one table of ratios with their targets; the exit
// status is 1 when one is missed.
//
//   node web/bench/notebook.mjs [--runs N] [--cases N] [--entries N] [--dist DIR] [--json FILE]
//
// With --dist, a built site, the list on its page is measured too.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { measureList } from './list.mjs';
import { chromiumFlags, chromiumPath } from './measure.mjs';
import { serveFolder } from './shape.mjs';
import { median, ms, print, times } from './table.mjs';

const here = dirname(fileURLToPath(import.meta.url)), root = resolve(here, '../..');
const { values: options } = parseArgs({ options: {
  runs: { type: 'string', default: '5' }, cases: { type: 'string', default: '500' },
  entries: { type: 'string', default: '20' }, dist: { type: 'string' }, json: { type: 'string' },
} });
const runs = Number(options.runs), saveCount = 40, slow = 4;

// ---- The page

const page = `<!doctype html><meta charset="utf-8"><title>bench</title>
<script src="wasm_exec.js"></script><script src="dexie.js"></script><script src="plain.js"></script>`;

// plain is what the others do, as a careful person would write it: one record an entry, strict where the notebook is.
const plain = `
const request = (r) => new Promise((done, fail) => { r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
const ended = (t) => new Promise((done, fail) => { t.oncomplete = done; t.onabort = () => fail(t.error); });
const timed = async (work) => { const from = performance.now(); const found = await work(); return [performance.now() - from, found]; };
const whole = (found, n) => { if (found.length < n) throw new Error(found.length + ' records, not ' + n); };

// Each run has databases of its own, and none is deleted: after deleting ten megabytes, Chromium's store reads on behind every write
// for up to two milliseconds, on one of two cores.
const kinds = {
  dexie: {
    async setUp(run) {
      this.db = new Dexie('dexie ' + run, { chromeTransactionDurability: 'strict' });
      this.db.version(1).stores({ entries: 'id' });
      await this.db.open();
    },
    fill: (records) => kinds.dexie.db.entries.bulkPut(records),
    all: () => kinds.dexie.db.entries.toArray(),
    save: (record) => kinds.dexie.db.entries.put(record),
  },
  raw: {
    async setUp(run) {
      const open = indexedDB.open('raw ' + run, 1);
      open.onupgradeneeded = () => open.result.createObjectStore('entries', { keyPath: 'id' });
      this.db = await request(open);
    },
    fill(records) {
      const t = kinds.raw.db.transaction('entries', 'readwrite', { durability: 'strict' }), store = t.objectStore('entries');
      for (const record of records) store.put(record);
      return ended(t);
    },
    all: () => request(kinds.raw.db.transaction('entries').objectStore('entries').getAll()),
    save(record) {
      const t = kinds.raw.db.transaction('entries', 'readwrite', { durability: 'strict' });
      t.objectStore('entries').put(record);
      return ended(t);
    },
  },
};

let records = [], size = 0;
const long = [];
new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });

async function start(cases, entries) {
  const go = new Go();
  go.run((await WebAssembly.instantiateStreaming(fetch('sealed.wasm'), go.importObject)).instance);
  size = entries;
  await sealed.prepare(cases, entries);
  records = await sealed.plain();
}

async function fill(kind, run) {
  if (kind !== 'sealed') {
    await kinds[kind].setUp(run);
    return (await timed(() => kinds[kind].fill(records)))[0];
  }
  await sealed.prepare(records.length / size, size);
  await sealed.setUp(String(run));
  const took = await sealed.fill();
  await sealed.forget();
  return took;
}

async function read(kind) {
  if (kind !== 'sealed') {
    const [all, found] = await timed(() => kinds[kind].all());
    whole(found, records.length);
    return { all };
  }
  const out = { open: await sealed.open(), all: await sealed.all() };
  out.search = await sealed.search('threshold council', size);
  out.rare = await sealed.search('quagga', 0); // every word of every entry is looked at
  return out;
}

// saveRun saves one entry after another, of each kind in turn: the store has slow moments, and so each has them alike.
async function saveRun(order, saves) {
  const out = Object.fromEntries(order.map((kind) => [kind, []]));
  await sealed.ready(saves); // cases are open where one writes in them; and the others save one after another, too
  for (let i = 0; i < saves; i++) {
    for (const kind of order) {
      out[kind].push(kind === 'sealed' ? await sealed.save(i) : (await timed(() => kinds[kind].save({ ...records[i], id: 'new-' + i })))[0]);
    }
  }
  for (const kind of Object.values(kinds)) kind.db.close();
  return out;
}

// slowRun opens, lists and searches on a slow phone, and says which tasks were long. What the others had in memory is
// given up before: the browser would tidy it away in the middle of it.
async function slowRun() {
  await sealed.forget();
  await new Promise((done) => setTimeout(done, 300));
  long.length = 0;
  const out = { long: {} };
  for (const [what, work] of [['open', () => sealed.open()], ['list', () => sealed.lines()], ['all', () => sealed.all()], ['search', () => sealed.search('quagga', 0)]]) {
    out[what] = await work();
    await new Promise((done) => setTimeout(done, 300)); // long tasks are told when they are over
    out.long[what] = long.splice(0);
  }
  return out;
}
`;

// build compiles the notebook as cmd/waymark/program does.
function build(dir) {
  const flags = readFileSync(join(root, 'cmd/waymark/program/gcflags.txt'), 'utf8').split('\n')
    .filter((line) => /^[^#]/.test(line)).map((line) => `-gcflags=${line}`);
  execFileSync('go', ['build', '-trimpath', '-ldflags=-s -w', ...flags, '-o', join(dir, 'sealed.wasm'), './web/bench/sealed'],
    { cwd: root, env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' }, stdio: 'inherit' });
  const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  copyFileSync(join(goroot, 'lib/wasm/wasm_exec.js'), join(dir, 'wasm_exec.js'));
  copyFileSync(join(here, 'node_modules/dexie/dist/dexie.min.js'), join(dir, 'dexie.js'));
  writeFileSync(join(dir, 'index.html'), page);
  writeFileSync(join(dir, 'plain.js'), plain);
}

// ---- Measuring

async function measure(address) {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(work, 'profile-')), { executablePath: chromiumPath, args: chromiumFlags });
  const tab = context.pages()[0], cdp = await context.newCDPSession(tab);
  tab.on('console', (m) => { if (m.type() === 'error') console.error(m.text()); });
  await tab.goto(address);
  await tab.evaluate(`start(${options.cases}, ${options.entries})`);
  // The store sorts what was just written, which takes one of two cores meanwhile; and the browser would tidy away what one kind
  // has left in memory in the middle of another.
  const settle = async () => {
    await tab.waitForTimeout(2000);
    await cdp.send('HeapProfiler.collectGarbage');
  };
  const results = { sealed: [], dexie: [], raw: [], saves: [], slow: [], derive: {} };
  const kinds = ['sealed', 'dexie', 'raw'];
  for (let run = 0; run <= runs; run++) {
    const order = kinds.map((_, i) => kinds[(i + run) % kinds.length]), found = {};
    for (const kind of order) {
      const fill = await tab.evaluate(`fill('${kind}', ${run})`);
      await settle();
      found[kind] = { fill, ...await tab.evaluate(`read('${kind}')`) };
    }
    await settle();
    found.saves = await tab.evaluate(`saveRun(${JSON.stringify(order)}, ${saveCount})`);
    process.stderr.write(`run ${run} of ${runs}\n`);
    if (run === 0) continue; // in this one the browser compiles what it runs, which takes one of two cores
    for (const [what, one] of Object.entries(found)) results[what].push(one);
  }
  const derive = async (p) => median([await tab.evaluate(`sealed.derive('${p}')`), await tab.evaluate(`sealed.derive('${p}')`)]);
  results.derive.here = [await derive('best'), await derive('least')];
  await tab.evaluate('records = []');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow });
  for (let run = 0; run < 2; run++) results.slow.push(await tab.evaluate('slowRun()'));
  results.derive.slow = [await derive('best'), await derive('least')];
  await context.close();
  return results;
}

// ---- The table

function rows({ sealed, dexie, raw, saves, slow: phone, list, derive }) {
  const out = [], pick = (list, what) => median(list.map((r) => r[what]));
  const against = (what, ours, theirs, others, limit) => out.push({
    what, cells: [ms(ours), ...others.map(ms)], ratio: times(ours / theirs), target: `≤ ${limit} × Dexie`, pass: ours / theirs <= limit,
  });
  const all = [pick(dexie, 'all'), pick(raw, 'all')];
  const fill = [pick(dexie, 'fill'), pick(raw, 'fill')];
  against('write all', pick(sealed, 'fill'), fill[0], fill, 0.35);
  against('from key to list; theirs: read all', pick(sealed, 'open'), all[0], all, 1.0);
  const opened = median(sealed.map((r) => r.open + r.all));
  against('from key to every entry opened; theirs: read all', opened, all[0], all, 1.2);
  const every = (kind) => saves.flatMap((r) => r[kind]), p95 = (values) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
  const save = [median(every('dexie')), median(every('raw'))], ours = every('sealed');
  against('save one entry', median(ours), save[0], save, 1.3);
  out.push({ what: '  95 of 100 within', cells: [ms(p95(ours)), ms(p95(every('dexie'))), ms(p95(every('raw')))], target: '≤ 60 ms', pass: p95(ours) <= 60 });
  const search = Math.max(pick(sealed, 'search'), pick(sealed, 'rare'));
  out.push({ what: 'search over all', cells: [ms(search)], target: '≤ 100 ms', pass: search <= 100 });
  const longest = (words, tasks) => {
    const worst = Math.max(0, ...tasks);
    out.push({ what: `CPU ÷ ${slow}: longest task while ${words}`, cells: [worst ? ms(worst) : 'under 50 ms'], target: '≤ 50 ms', pass: worst <= 50 });
  };
  for (const [what, words] of [['open', 'opening'], ['list', 'listing'], ['all', 'opening every entry'], ['search', 'searching']]) {
    longest(words, phone.flatMap((r) => r.long[what]));
  }
  for (const [words, tasks] of Object.entries(list ?? {})) longest(words, tasks);
  out.push({ what: 'key derivation, 64 MiB / 3 and 19 MiB / 2', cells: [derive.here.map(ms).join(', ')] });
  out.push({ what: `  at CPU ÷ ${slow}`, cells: [derive.slow.map(ms).join(', ')] });
  return out;
}

const work = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true, maxRetries: 3 }));
build(work);
const served = await serveFolder(work);
const results = await measure(served.address + '/');
if (options.dist) results.list = await measureList(chromium, root, resolve(options.dist), Number(options.cases), Number(options.entries));
console.log(`\n${options.cases} cases with ${options.entries} entries of 1 KB each; medians of ${runs} runs in turns.\n`);
const passed = print(rows(results), ['Waymark, sealed', 'Dexie, plain', 'IndexedDB, plain']);
if (options.json) writeFileSync(options.json, JSON.stringify(results, null, 1));
await served.close();
process.exit(passed ? 0 : 1);
