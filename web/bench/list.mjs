// The list of a notebook of hundreds of cases on a slow phone, in the built site: which tasks are long while it is unlocked,
// drawn, scrolled and searched. The notebook is made by web/test/makenotebook.

import { execFileSync } from 'node:child_process';
import { chromiumFlags, chromiumPath, slowPhone } from './measure.mjs';
import { host } from '../test/lib/host.mjs';
import { put } from '../test/lib/notebook.mjs';

// measureList gives the durations of long tasks over 50 ms, by what was done.
export async function measureList(chromium, root, dist, cases, entries) {
  const make = ['run', './web/test/makenotebook', '-cases', String(cases), '-entries', String(entries)];
  const all = JSON.parse(execFileSync('go', make, { cwd: root, maxBuffer: 1 << 28 }));
  const h = await host(dist), browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: slowPhone.viewport, serviceWorkers: 'block' });
    page.setDefaultTimeout(60_000);
    await page.goto(`${h.home}assets/none.txt`);
    await put(page, all);
    await page.addInitScript(() => {
      globalThis.long = [];
      new PerformanceObserver((list) => globalThis.long.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });
    });
    await page.goto(`${h.home}notebook/`);
    await page.mouse.move(3, 3);
    await page.getByRole('button', { name: /forgotten it/ }).click();
    await page.getByLabel('Your recovery code').fill(all.code);
    await page.waitForFunction(() => document.body); // what it brings into the page is a long task, and is there from now on
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('HeapProfiler.collectGarbage'); // of putting the notebook there, which the browser would tidy away in the middle of it
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.cpu });
    const found = {};
    for (const [what, act] of Object.entries(acts(cases))) {
      await page.waitForTimeout(1500); // long tasks are told when they are over
      await page.evaluate(() => { globalThis.long.length = 0; });
      await act(page);
      await page.waitForTimeout(1500);
      found[what] = await page.evaluate(() => globalThis.long);
    }
    return found;
  } finally {
    await browser.close();
    await h.stop();
  }
}

const filter = (page) => page.getByLabel('Show only cases with these words');
// drawn waits until a page of the list says that it begins with some case, and is there. It asks in every frame, so it asks
// nothing that the browser would lay the page out for.
const drawn = (page, first, cases) => page.waitForFunction(([says, n]) => document.body.textContent.includes(says) &&
  document.querySelectorAll('.cases:not([aria-busy="true"]) > li').length === n, [`${first} to ${Math.min(first + pageful - 1, cases)} of ${cases} cases`, Math.min(pageful, cases - first + 1)]);
const pageful = 25;

const acts = (cases) => ({
  'unlocking, drawing the list and opening every entry': async (page) => {
    await page.getByRole('button', { name: 'Unlock', exact: true }).click({ delay: 100 }); // as a finger does; without, pressing and letting go are one task
    await drawn(page, 1, cases);
    await page.waitForTimeout(8000); // the entries are opened meanwhile; the search below says whether they all are
  },
  'showing all of it, page by page': async (page) => {
    for (let first = pageful + 1; first <= cases; first += pageful) {
      await page.locator('.cases + div button', { hasText: 'Next' }).click(); // looking for a role is a long task of its own
      await drawn(page, first, cases);
    }
  },
  'scrolling it': async (page) => {
    for (let i = 0; i < 100; i++) await page.mouse.wheel(0, 600);
    for (let i = 0; i < 100; i++) await page.mouse.wheel(0, -600);
  },
  'searching in it': async (page) => {
    await filter(page).pressSequentially('house 77.', { delay: 150 });
    await page.locator('.cases__found').first().waitFor();
    if (await page.getByText('There may be more').count() > 0) throw new Error('not all of the cases are open');
  },
  'showing all again': async (page) => {
    await filter(page).fill('');
    await drawn(page, cases - (cases - 1) % pageful, cases);
  },
});
