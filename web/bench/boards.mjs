// The same site with many more boards. They are copies of one real policy under other names: nothing that a visitor
// of one board receives may grow with them.

import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from './sites.mjs';

const run = promisify(execFile);

// buildMany builds the site with count boards more, twice: timed with the program that dist has already, and once
// with everything compiled, to see whether the program has changed. It returns { seconds, dir, same, program }.
export async function buildMany(root, dist, work, count, timeout) {
  const policies = join(work, 'policies'), kept = join(work, 'program'), tool = join(work, 'waymark');
  cpSync(join(root, 'policies'), policies, { recursive: true });
  const model = readFileSync(join(policies, 'swindon.md'), 'utf8');
  for (let i = 1; i <= count; i++) {
    const id = `synthetic-${i}`;
    writeFileSync(join(policies, id + '.md'), model
      .replace(/^board .*/m, `board ${id}`).replace(/^name .*/m, `name Synthetic Partnership ${i}`).replace(/^area .*/m, `area Synthetic ${i}`));
  }
  const had = program(dist);
  mkdirSync(kept);
  copyFileSync(had.wasm, join(kept, 'app.wasm'));
  copyFileSync(had.exec, join(kept, 'wasm_exec.js'));
  const rescue = readdirSync(join(dist, 'assets')).find((f) => /^rescue\..*\.wasm$/.test(f));
  copyFileSync(join(dist, 'assets', rescue), join(kept, 'rescue.wasm'));

  await run('go', ['build', '-o', tool, './cmd/waymark'], { cwd: root, timeout });
  const build = (...args) => run(tool, ['build', '-policies', policies, ...args], { cwd: root, timeout, maxBuffer: 1 << 24 });
  const dir = join(work, 'many'), whole = join(work, 'many-compiled');
  const start = performance.now();
  await build('-program', join(kept, 'app.wasm'), '-o', dir);
  const seconds = (performance.now() - start) / 1000;
  await build('-o', whole);
  const has = program(whole);
  return { seconds, dir, program: has, same: readFileSync(has.wasm).equals(readFileSync(had.wasm)) };
}
