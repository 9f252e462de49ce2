// No word of one record ever stands in another.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { host } from './lib/host.mjs';
import { beginCase, goes, typed, withNotebook } from './lib/recording.mjs';
import { site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

// everyPair is a walk over n places that goes from each to each other once, and ends where it began.
function everyPair(n) {
  const left = Array.from({ length: n }, (_, from) => Array.from({ length: n }, (_, to) => to).filter((to) => to !== from));
  const walk = [], path = [0];
  while (path.length > 0) {
    const onward = left[path.at(-1)];
    if (onward.length > 0) path.push(onward.pop());
    else walk.unshift(path.pop());
  }
  return walk;
}

// Every pair of record views: what is typed in one never stands in another.
test('no word of one record stands in another', async (t) => {
  const { page } = await withNotebook(t, h.home);
  const one = await beginCase(page), other = await beginCase(page);
  const views = ['new/', 'case/', 'log/', 'card/', 'names/', 'move/', '', 'device/', 'keys/'];
  const ofRecord = (path) => !['new/', '', 'device/', 'keys/'].includes(path);
  const places = views.flatMap((path) => (ofRecord(path) ? [[path, one], [path, other]] : [[path, '']]));
  const reach = async ([path, id]) => {
    await goes(page, path, id);
    await page.waitForFunction(() => !document.querySelector('main [role=status]')?.textContent.startsWith('Opening'));
    if (path === 'new/') await page.getByLabel('Where is the risk to the adult?').selectOption('swindon');
    await page.waitForTimeout(30);
  };
  const walk = everyPair(places.length).map((i) => places[i]), leaks = [];
  await reach(walk[0]);
  for (let n = 1; n < walk.length; n++) {
    const canary = `canary${n}x`;
    const fields = page.locator('main :is(textarea, input[type=text])');
    const count = await fields.count();
    for (let i = 0; i < count; i++) {
      if (await fields.nth(i).isVisible()) await fields.nth(i).fill(`${canary}${i}`);
    }
    await reach(walk[n]);
    const text = (await typed(page)).join('|') + (await page.locator('body').innerText());
    if (text.includes(canary)) leaks.push(`${walk[n - 1].join('#')} → ${walk[n].join('#')}`);
  }
  const walked = new Set(walk.slice(1).map((to, n) => `${walk[n]} ${to}`)).size;
  t.diagnostic(`${walked} pairs, ${leaks.length} leaks`);
  assert.equal(walked, places.length * (places.length - 1));
  assert.deepEqual(leaks, []);
});
