// The list of a notebook of hundreds of cases on a slow phone, in the built site: which tasks are long while it is unlocked,
// drawn, scrolled and searched. The notebook is made by web/test/makenotebook.

import { execFileSync } from 'node:child_process';
import { chromiumFlags, chromiumPath, slowPhone } from './measure.mjs';
import { host } from '../test/lib/host.mjs';
import { put } from '../test/lib/notebook.mjs';

// measureList gives the durations of long tasks over 50 ms, by what was done.
export async function measureList(chromium, root, dist, cases) {
  const all = JSON.parse(execFileSync('go', ['run', './web/test/makenotebook', '-cases', String(cases)], { cwd: root, maxBuffer: 1 << 28 }));
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
    await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowPhone.cpu });
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

const acts = (cases) => ({
  'unlocking and drawing the list': async (page) => {
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await page.getByText(`Show more, of ${cases - 25} cases`).waitFor();
  },
  'showing more of it': (page) => page.getByText('Show more, of').click(),
  'scrolling it': async (page) => { for (let i = 0; i < 20; i++) await page.mouse.wheel(0, 300); },
  'searching in it': (page) => page.getByLabel('Show only cases with these words').pressSequentially('stairs', { delay: 150 }),
});
