// What a slow line has to carry. The limits are ours: every 100 KB are half a second at 1.6 Mbit/s.

import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { site } from './lib/site.mjs';

// sent is how many bytes a browser gets of a file whose name has a hash.
function sent(pattern) {
  const assets = join(site(), 'assets'), name = readdirSync(assets).find((f) => pattern.test(f));
  assert.ok(name, `no file like ${pattern}`);
  return statSync(join(assets, name)).size;
}

test('the program, with notebook and handover, is at most 1.75 MB', () => {
  const size = sent(/^app\..*\.wasm\.br$/);
  console.log(`program: ${(size / 1000).toFixed(0)} KB compressed`);
  assert.ok(size <= 1_750_000, `${size} bytes`);
});

test('the rescue program, which every device keeps and hardly any will run, is at most 0.7 MB', () => {
  const size = sent(/^rescue\..*\.wasm\.br$/);
  assert.ok(size <= 700_000, `${size} bytes`);
});

test('a page is at most 12 KB, all of it in one answer', () => {
  for (const path of ['', 'swindon/', 'swindon/stage-2/', 'south-gloucestershire/stage-1/', 'notebook/']) {
    const size = statSync(join(site(), path, 'index.html.br')).size;
    assert.ok(size <= 12_000, `${path}: ${size} bytes`);
  }
});
