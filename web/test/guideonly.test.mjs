// A site built with -guide-only: every page of it, on a telephone and on a desk, says nothing of a notebook, leads nowhere that
// is not there, and stores nothing but itself; its training works without a connection like that of the other.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { each, open, reader, running } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { guideOnlySite, pages, project } from './lib/site.mjs';

let h;
const folder = mkdtempSync(join(tmpdir(), 'waymark-guide-only-'));
before(async () => { h = await host(guideOnlySite()); });
after(async () => { await h?.stop(); rmSync(folder, { recursive: true }); });

// WAYMARK_SHOTS names a folder for pictures.
const shots = process.env.WAYMARK_SHOTS;
const shot = (page, name) => shots && page.screenshot({ path: join(shots, `guide-only-${name}.png`), fullPage: true });

// looked runs in the page: its words, where it leads, and whether it is wider than the screen.
const looked = () => ({
  text: [...document.body.children].filter((e) => !/^(SCRIPT|STYLE)$/.test(e.tagName)).map((e) => e.textContent).join(' ') + document.title, wide: document.documentElement.scrollWidth > innerWidth,
  links: [...document.querySelectorAll('a[href], link[href], img[src]')].map((e) => (e.href || e.src).split('#')[0]),
  fragments: [...document.querySelectorAll('a[href*="#"]')].filter((a) => a.origin + a.pathname === location.origin + location.pathname).map((a) => a.hash.slice(1)).filter((id) => !document.getElementById(id)),
});

for (const width of [375, 1366]) {
  test(`at ${width} px no page speaks of a notebook, is wider than the screen, or leads where nothing is`, async (t) => {
    const context = await reader({ program: false, worker: false, viewport: { width, height: 768 } });
    t.after(() => context.close());
    const all = pages(guideOnlySite()), led = new Map(), said = [];
    assert.ok(all.length > 60, `${all.length} pages`);
    await each(context, all, async (page, path) => {
      await page.goto(h.home + path);
      const { text, wide, links, fragments } = await page.evaluate(looked);
      for (const [found] of text.matchAll(/.{0,30}(notebook|your cases|new case|passphrase|recovery code).{0,30}/gi)) said.push(`${path}: ${found}`);
      assert.equal(wide, false, `${path} is wider than the screen`);
      assert.deepEqual(fragments, [], `${path} has links to places that it has not got`);
      for (const link of links) if (link.startsWith(h.home)) led.set(link, path);
      if (/^$|^training\/$|^privacy\/$|^swindon\/$|^search\/$|^compare\/$/.test(path)) await shot(page, `${width}-${path.replace(/\//g, '') || 'home'}`);
    });
    assert.deepEqual(said, []);
    for (const [link, from] of led) assert.equal((await fetch(link)).status, 200, `${link}, linked from ${from}`);
  });
}

// kept runs in the page: all that a browser can keep for a site.
const kept = async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie, databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).filter((name) => !/^waymark/.test(name)),
});
const nothing = { local: 0, session: 0, cookies: '', databases: 0, caches: [] };

test('a walk, a rehearsal, a scenario from a file and the codes: nothing is stored, and after one visit all of it works with the server stopped', async (t) => {
  const own = await host(guideOnlySite());
  const context = await reader({ now: '2026-11-24T10:00' });
  t.after(async () => { await context.close(); await own.stop().catch(() => {}); });
  const page = await open(context, own.home);
  await page.getByText(/^Ready offline/).waitFor({ timeout: 60_000 });
  await own.stop();
  await page.goto(`${own.home}swindon/start/`);
  await running(page);
  await page.locator('.walk .fork button').first().click();
  await page.goto(`${own.home}training/not-our-threshold/alone/`);
  await running(page);
  await page.getByLabel('Under which board').selectOption('swindon');
  await page.locator('.decide button').first().click();
  await page.getByRole('button', { name: 'See what you chose' }).click();
  await page.getByLabel('Why I chose it').fill('Nobody had asked her.');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await page.evaluate(kept), nothing, 'after a rehearsal');
  assert.doesNotMatch(await page.locator('html').textContent(), /notebook|Save the log/i);

  const pack = join(folder, 'own.waymark-scenario');
  execFileSync('go', ['run', './cmd/waymark', 'pack', '-o', pack, 'content/scenarios/same-day-harm.md'], { cwd: project, stdio: 'ignore' });
  await page.goto(`${own.home}training/open/`);
  await running(page);
  await page.getByLabel('The scenario’s file').setInputFiles(pack);
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.locator('#opened h2', { hasText: 'Thursday, ten past four' }).waitFor();
  await page.goto(`${own.home}training/codes/`);
  await running(page);
  await page.locator('.codes li svg').nth(9).waitFor();
  await page.goto(`${own.home}search/`);
  await running(page);
  await page.getByLabel('Search every board and page').fill('whistleblowing');
  await page.locator('main [role="status"], main .links').first().waitFor();
  assert.deepEqual(await page.evaluate(kept), nothing, 'in the end');
});
