// The one table that the bench prints.

export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const ms = (v) => (Number.isFinite(v) ? `${v < 10 ? v.toFixed(1) : Math.round(v)} ms` : '–');
export const seconds = (v) => (Number.isFinite(v) ? `${v.toFixed(1)} s` : '–');
export const kb = (v) => (Number.isFinite(v) ? `${(v / 1000).toFixed(1)} KB` : '–');
export const times = (v) => (Number.isFinite(v) ? `× ${v.toFixed(2)}` : '');

// A row is { what, cells: [waymark, bare, npm], ratio, target, pass }; cells and ratio are text. pass is undefined in
// a row that is only told. A row whose number is missing does not pass.
export function print(rows, names) {
  const verdict = ({ pass }) => (pass === undefined ? '' : pass ? 'PASS' : 'FAIL');
  const lines = [['', ...names, 'ratio', 'target', ''],
    ...rows.map((r) => [r.what, ...[0, 1, 2].map((i) => r.cells[i] ?? ''), r.ratio ?? '', r.target ?? '', verdict(r)])];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  for (const [i, line] of lines.entries()) {
    console.log(line.map((cell, j) => (j === 0 || j >= 5 ? cell.padEnd(widths[j]) : cell.padStart(widths[j]))).join('  ').trimEnd());
    if (i === 0) console.log(widths.map((w) => '-'.repeat(w)).join('  '));
  }
  return rows.every((r) => r.pass !== false);
}
