// What the memory of a page's process holds, as Linux shows it: everything that the process can write to, in use or let go of.
//
// Chromium keeps all that scripts and programs of a page can reach, JavaScript's objects and WebAssembly's memory, in one reserved
// stretch of addresses, a terabyte long. What is outside of it is the browser's own: messages between its processes, text as it was
// laid out. No page can reach that, or wipe it.

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const piece = 4 << 20;
const reserved = 2 ** 38; // nothing else is nearly as long
const heap = 32 << 20; // JavaScript's objects lie in places smaller than that, a program's memory in one that is larger

// held counts how often a mark stands in the memory of processes, in UTF-8 and in UTF-16: { program, scripts,
// rest }, of which the first two are the page's.
export function held(pids, mark) {
  const needles = ['utf8', 'utf16le'].map((code) => Buffer.from(mark, code));
  const count = { program: 0, scripts: 0, rest: 0 };
  for (const pid of pids) each(pid, (bytes, where) => { for (const n of needles) count[where] += times(bytes, n); });
  return count;
}

// times is how often a needle begins in the first piece of some bytes.
function times(bytes, needle) {
  let count = 0;
  for (let i = bytes.indexOf(needle); i >= 0 && i < piece; i = bytes.indexOf(needle, i + 1)) count++;
  return count;
}

// each gives the memory of a process piece by piece, each with a little of the one after it.
function each(pid, look) {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const bytes = Buffer.alloc(piece + 128);
  for (const { from, to, where } of regions(pid)) {
    for (let at = from; at < to; at += piece) {
      let got = 0;
      try { got = readSync(memory, bytes, 0, Math.min(bytes.length, to - at), at); } catch { continue; } // given back meanwhile
      look(bytes.subarray(0, got), where);
    }
  }
  closeSync(memory);
}

// regions are the places of a process's memory that it may write to and has put something into.
function regions(pid) {
  const all = readFileSync(`/proc/${pid}/smaps`, 'utf8').split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/).map((text) => {
    const [, from, to, rights] = text.match(/^([0-9a-f]+)-([0-9a-f]+) (\S+)/);
    return { from: parseInt(from, 16), to: parseInt(to, 16), used: rights.startsWith('rw') && /^(Rss|Swap): +[1-9]/m.test(text) };
  });
  const stretches = [];
  for (const r of all) {
    const last = stretches.at(-1);
    if (last?.to === r.from) last.to = r.to;
    else stretches.push({ from: r.from, to: r.to });
  }
  const ofPage = stretches.filter((s) => s.to - s.from >= reserved);
  const where = (r) => {
    if (!ofPage.some((s) => s.from <= r.from && r.to <= s.to)) return 'rest';
    return r.to - r.from >= heap ? 'program' : 'scripts';
  };
  return all.filter((r) => r.used).map((r) => ({ ...r, where: where(r) }));
}
