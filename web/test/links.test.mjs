// Everything can be reached by links alone: with scripts off, and where
// WebAssembly is blocked. Nobody needs the program to read.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hand, reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { boards, heading, pages, site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const withoutProgram = { 'with scripts off': { scripts: false }, 'with WebAssembly blocked': { program: false, worker: false } };

// linksOn lists where the links of the page at hand lead within the site, fragments left out.
const linksOn = (page) => page.locator('a[href]').evaluateAll((all) => all.map((a) => a.href.split('#')[0]));

// everywhere follows links from home until there are no new ones.
async function everywhere(context) {
  const from = new Map([['', null]]); // page → the page whose link led there
  const queue = [''];
  const page = await context.newPage();
  for (const path of queue) {
    const response = await page.goto(h.home + path, { waitUntil: 'domcontentloaded' });
    assert.equal(response.status(), 200, `${path}, linked from ${from.get(path)}`);
    assert.equal(await page.locator('h1').innerText(), heading(path), path);
    for (const link of await linksOn(page)) {
      if (!link.startsWith(h.home)) continue;
      const to = link.slice(h.home.length);
      if (from.has(to)) continue;
      from.set(to, path);
      queue.push(to);
    }
  }
  return from;
}

test('with scripts off, every page of the site is found from home by links alone', async (t) => {
  const context = await reader({ scripts: false });
  t.after(() => context.close());
  const found = await everywhere(context);
  // The pages of an open notebook are reached from it: without scripts there is none.
  const inside = (p) => p.startsWith('notebook/') && p !== 'notebook/';
  assert.deepEqual(pages().filter((p) => !found.has(p) && !inside(p)), [], 'pages that were built and that no link leads to');
});

for (const [how, options] of Object.entries(withoutProgram)) {
  test(how, { concurrency: 2 }, async (t) => {
    for (const [board, { stages }] of Object.entries(boards)) {
      await t.test(`${board}: from home to the last stage, agreed or not, by pressing links`, async (t) => {
        const context = await reader(options);
        t.after(() => context.close());
        const page = await context.newPage();
        await page.goto(h.home);
        await page.locator(`main a[href="/${board}/"]`).click();
        if (stages === 0) {
          await page.getByText('Missing from our copy of the document: the whole pathway').waitFor();
          assert.equal(await page.locator('a[href*="stage-"], .ladder').count(), 0, 'no ladder is offered');
          return;
        }
        await page.locator(`main a[href="/${board}/stage-1/"]`).first().click();
        for (let stage = 1; stage <= stages; stage++) {
          assert.equal(new URL(page.url()).pathname, `/${board}/stage-${stage}/`);
          await page.getByRole('link', { name: 'Yes, we agreed what will happen' }).click();
          assert.equal(await page.locator('h1').innerText(), heading(`${board}/stage-${stage}/agreed/`));
          await page.getByRole('link', { name: /^Back to/ }).click();
          await page.getByRole('link', { name: /^No, we still disagree/ }).click();
          if (page.url().endsWith('/unresolved/') && stage < stages) await page.locator(`.fork a[href="/${board}/stage-${stage + 1}/"]`).click();
        }
        assert.match(page.url(), /\/(panel|unresolved)\/$/, 'after the last stage: a panel, or what the document says at its end');
      });
    }

    await t.test('Leeds goes to Stage 4 only for abuse, neglect or self-neglect; otherwise its document ends', async (t) => {
      const context = await reader(options);
      t.after(() => context.close());
      const page = await context.newPage();
      await page.goto(`${h.home}leeds/stage-3/`);
      await page.getByRole('link', { name: /^No, we still disagree/ }).click();
      const ways = await page.locator('.fork a').allInnerTexts();
      assert.equal(ways.length, 2, ways.join('\n'));
      await page.locator('main p', { hasText: /abuse, neglect or self-neglect .*\?$/ }).first().waitFor();
      assert.match(ways[0], /^Yes: Stage 4/);
      assert.match(ways[1], /^No: The document prints nothing further/);
    });

    await t.test('pages say what the program would add, and offer nothing that does not work', async (t) => {
      const context = await reader(options);
      t.after(() => context.close());
      const page = await context.newPage();
      await page.goto(`${h.home}swindon/stage-2/`, { waitUntil: 'load' });
      await page.getByText('Dates are worked out on your device by a program that arrives after the text.').waitFor();
      await page.goto(`${h.home}search/`);
      assert.equal(await page.locator('input, main button').count(), 0);
      if (options.scripts === false) {
        await page.goto(`${h.home}swindon/poster/`);
        assert.equal(await page.locator('button:visible').count(), 0, 'no dead buttons');
      } else {
        await hand(page);
        await page.getByText('This browser does not run the part that works out dates.').waitFor();
      }
    });
  });
}
