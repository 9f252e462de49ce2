// After the first visit everything opens without a network: the server is
// stopped, and in the last test it takes connections and never answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { each, open, reader, running } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { earlySite, heading, pages, site } from './lib/site.mjs';
import { enter } from './lib/walking.mjs';

// visited opens home once, waits for "Ready offline", and comes back with the browser.
async function visited(t, dir, base, options) {
  const h = await host(dir, base);
  const context = await reader(options);
  t.after(async () => {
    await context.close();
    await h.stop().catch(() => {});
  });
  const page = await context.newPage();
  await page.goto(h.home);
  await page.getByText(/^Ready offline/).waitFor({ timeout: 60_000 });
  await page.close();
  return { h, context };
}

const anyH1 = (page) => page.locator('h1').innerText();

for (const [where, dir, base] of [['at the top of its host', site(), '/'], ['below a path of its host', earlySite(), '/sub/path/']]) {
  test(`the site ${where}, with the server stopped`, async (t) => {
    const { h, context } = await visited(t, dir, base, { program: false });
    await h.stop();
    const all = base === '/' ? pages(dir) : pages(dir).filter((p) => !p.includes('/') || /^(swindon|search)\//.test(p));

    const opens = async (page, way, path) => {
      await page.goto(h.home + way, { waitUntil: 'domcontentloaded' });
      assert.equal(await anyH1(page), heading(path, dir), way);
      const address = new URL(page.url());
      assert.equal(address.pathname, base + path, `${way} is shown at its one address`);
      assert.equal(address.search, way.includes('?') ? '?from=mail' : '', way);
    };

    // The worker knows no kinds of pages, so the forms of an address take turns from page to page; in the soak each has its turn
    // at every page.
    await t.test('opens every page: plain, and with a fragment, a query or without its last slash', () => each(context, all, async (page, path) => {
      const forms = [`${path}#main`, `${path}?from=mail`, path && path.slice(0, -1)];
      const ways = process.env.EVERY ? forms : [forms[all.indexOf(path) % forms.length]];
      for (const way of [...ways, path]) await opens(page, way, path); // plain last: a fragment of the same page is no navigation
    }));

    await t.test('opens pages by the odd ways that addresses are passed on', () => each(context, ['', 'swindon/', 'leeds/stage-3/agreed/'], async (page, path) => {
      await opens(page, `${path}index.html`, path);
      await opens(page, `${path}index.html?from=mail#main`, path);
      if (path) await opens(page, `${path.slice(0, -1)}?from=mail#main`, path);
    }));

    await t.test('says of an address that is no page that there is no page, and how to go on', () => each(context, ['nowhere/', 'swindon/stage-9/', 'leeds/stage-1/later', 'leeds/__proto__/'], async (page, path) => {
      await page.goto(h.home + path);
      assert.equal(await anyH1(page), 'There is no page here', path);
      assert.ok(await page.getByRole('link', { name: 'Start again' }).isVisible());
    }));
  });
}

test('the program too, with the server stopped', async (t) => {
  const { h, context } = await visited(t, site(), '/', { now: '2026-11-24T10:00' });
  await h.stop();
  await t.test('works out a date at a stage', async () => {
    const page = await open(context, `${h.home}swindon/stage-2/?from=mail`);
    await enter(page, 'When did Stage 1 end without agreement?', '2026-11-24');
    await page.locator('.walk').getByText('Tuesday 1 December 2026', { exact: true }).waitFor();
  });
  await t.test('searches, and opens what it found', async () => {
    const page = await open(context, `${h.home}search/`);
    await page.getByLabel('Search every board and page').fill('line manager');
    await page.locator('.hit a').first().click();
    await page.waitForURL((url) => url.pathname !== '/search/');
    assert.notEqual(await anyH1(page), 'There is no page here');
  });
  await t.test('goes from board to board', async () => {
    const page = await open(context, h.home);
    for (const board of ['leeds', 'northamptonshire', 'swindon']) {
      await page.locator(`main a[href="/${board}/"]`).click();
      await page.locator('h1', { hasText: heading(`${board}/`) }).waitFor();
      await page.goBack();
      await page.locator('h1', { hasText: heading('') }).waitFor();
    }
  });
});

test('a network that takes connections and never answers changes nothing', async (t) => {
  const { h, context } = await visited(t, site(), '/', { now: '2026-11-24T10:00' });
  h.dead = true;
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  for (const path of ['', 'swindon/stage-2/', 'leeds/risk/', 'compare/']) {
    await page.goto(h.home + path, { waitUntil: 'domcontentloaded' });
    assert.equal(await anyH1(page), heading(path), path);
  }
  await page.goto(`${h.home}swindon/stage-2/`);
  await running(page);
  await enter(page, 'When did Stage 1 end without agreement?', '2026-11-24');
  await page.locator('.walk').getByText('Tuesday 1 December 2026', { exact: true }).waitFor();
  await page.goto(`${h.home}nowhere/`);
  assert.equal(await anyH1(page), 'There is no page here');
});

test('“Ready offline” is not said when a file could not be kept', async (t) => {
  const h = await host(site());
  const context = await reader();
  t.after(async () => { await context.close(); await h.stop(); });
  h.hook = (url, response) => /pages\.leeds/.test(url.pathname) && Boolean(response.writeHead(503).end());
  const page = await context.newPage();
  await page.goto(h.home);
  await page.getByText(/^Not yet ready offline/).waitFor({ timeout: 60_000 });
  assert.equal(await page.getByText(/^Ready offline/).count(), 0);
});
