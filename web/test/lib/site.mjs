// The built sites that the tests read. WAYMARK_DIST names a folder with a site
// built before at base "/"; without it the site is built here, once.
// The second site stands below a path of its host and was built on an early day. A third asks about old cases.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

// The day on which the early site was built: Swindon's policy was to be reviewed by March 2026.
export const earlyDay = '2026-01-15';

// What the five documents are, as a person would count it.
export const boards = {
  leeds: { stages: 4, name: 'Leeds Safeguarding Adults Board', review: 'no review date printed' },
  northamptonshire: { stages: 0, name: 'Northamptonshire Safeguarding Adults Board', review: 'July 2021' },
  'south-gloucestershire': { stages: 4, name: 'South Gloucestershire Safeguarding Adults Board', review: 'June 2023' },
  swindon: { stages: 5, name: 'Swindon Safeguarding Partnership', review: 'March 2026' },
  'unnamed-flowchart': { stages: 4, name: 'Issuer unknown', review: 'no review date printed' },
};

let scratch;

function temporary(name) {
  if (!scratch) {
    scratch = mkdtempSync(join(tmpdir(), 'waymark-test-'));
    process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  }
  return join(scratch, name);
}

function build(dir, ...flags) {
  execFileSync('go', ['run', './cmd/waymark', 'build', '-o', dir, ...flags], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  return dir;
}

// site is the folder of the site at base "/".
export function site() {
  process.env.WAYMARK_DIST ||= build(temporary('site'));
  return resolve(project, process.env.WAYMARK_DIST);
}

// earlySite is the folder of the site at base "/sub/path/", built on earlyDay
// around the same program.
export function earlySite() {
  process.env.WAYMARK_EARLY ||= build(temporary('early'), '-base', '/sub/path/', '-today', earlyDay, '-program', program());
  return process.env.WAYMARK_EARLY;
}

// askingSite is the site of an organisation that wants every case asked about after twelve months, around the same program.
export const askingSite = () => build(temporary('asking'), '-review', '12', '-program', program());

// guideOnlySite is the folder of a site that was built without a notebook, at base "/". WAYMARK_GUIDE_ONLY names one built before.
export function guideOnlySite() {
  process.env.WAYMARK_GUIDE_ONLY ||= build(temporary('guide-only'), '-guide-only');
  return resolve(project, process.env.WAYMARK_GUIDE_ONLY);
}

function program() {
  const assets = join(site(), 'assets');
  mkdirSync(temporary('program'), { recursive: true });
  for (const [pattern, name] of [[/^app\..*\.wasm$/, 'app.wasm'], [/^rescue\..*\.wasm$/, 'rescue.wasm'], [/^wasm_exec\..*\.js$/, 'wasm_exec.js']]) {
    const built = readdirSync(assets).find((f) => pattern.test(f));
    copyFileSync(join(assets, built), temporary(join('program', name)));
  }
  return temporary('program/app.wasm');
}

// packed is the site's edition of a board's policy as it travels.
export function packed(board) {
  const assets = join(site(), 'assets'), start = `pack.${board}.`;
  const file = readdirSync(assets).find((f) => f.startsWith(start) && /^[0-9a-f]+\.[a-z]+$/.test(f.slice(start.length)));
  return readFileSync(join(assets, file));
}

// edition is the name of an edition: the hash of its pack.
export const edition = (board, pack = packed(board)) => createHash('sha256').update(pack).digest('hex');

// pages lists every page of a site by its address below the base, "" for home. The rescue page has a shell and a test of
// its own, and the program never runs on it.
export function pages(dir = site()) {
  return readdirSync(dir, { recursive: true })
    .filter((f) => f === 'index.html' || f.endsWith('/index.html'))
    .map((f) => f.slice(0, -'index.html'.length)).filter((p) => p !== 'rescue/' && !alike.test(p)).sort();
}

// Scenarios have the same pages, so one of them stands for all; and so does the door of the practice notebook, whose pages
// are the notebook's.
const alike = /^training\/(?!(not-our-threshold|guide|cpd|codes|open)\/)[a-z-]+\/|^practice\/./;

// heading is the h1 of a page as it was built.
export function heading(path, dir = site()) {
  const html = readFileSync(join(dir, path, 'index.html'), 'utf8');
  return plain(html.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)[1]);
}

const marks = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" };
const plain = (html) => html.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (all, name) => marks[name] ?? all).trim();

// boardOf names the board of a page, undefined for pages that belong to none.
export const boardOf = (path) => Object.keys(boards).find((b) => path.startsWith(`${b}/`));
