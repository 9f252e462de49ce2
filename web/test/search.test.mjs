// Search over every board and page, on the device.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, site } from './lib/site.mjs';

let h, context, page;
before(async () => {
  h = await host(site());
  context = await reader({ worker: false });
});
after(async () => { await context.close(); await h.stop(); });

const field = () => page.getByLabel('Search every board and page');
const hits = () => page.locator('.hit a').evaluateAll((all) => all.map((a) => ({ title: a.firstChild.textContent, snippet: a.querySelector('small').textContent, path: a.pathname + a.hash })));

test('search', async (t) => {
  page = await open(context, `${h.home}search/`);
  await field().waitFor();

  await t.test('answers every keystroke with what the letters so far can begin', async () => {
    const word = 'escalation';
    let before = Infinity;
    for (const letter of word) {
      await field().press(letter);
      const typed = await field().inputValue();
      await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent.includes('place'));
      for (const { title, snippet } of await hits()) assert.match(`${title} ${snippet}`.toLowerCase(), new RegExp(`\\b${typed}`), `after "${typed}"`);
      const n = await page.locator('.hit').count();
      assert.ok(n > 0 && n <= Math.max(before, 30));
      before = n;
    }
    assert.ok(await field().evaluate((e) => e === document.activeElement), 'the field keeps the focus');
  });

  await t.test('names board, page and part of a hit', async () => {
    await field().fill('opposite number');
    await page.locator('.hit a', { hasText: /^Swindon Safeguarding Partnership › Stage 3: .+ › / }).first().waitFor(); // the first hits come at once, the rest in a pause
    const found = await hits();
    assert.ok(found.every((f) => !f.title.startsWith('Leeds')), 'Leeds does not print these words');
  });

  await t.test('leads to the place that it names', async () => {
    await field().fill('opposite number');
    await page.locator('.hit').first().waitFor();
    for (const { path, title } of (await hits()).slice(0, 5)) {
      await page.locator(`.hit a[href="${path}"]`).first().click();
      const [address, id] = path.split('#');
      await page.locator('h1', { hasText: heading(address.slice(1)) }).waitFor();
      assert.ok(title.includes(heading(address.slice(1))), `${title} leads to ${path}`);
      if (id) {
        await page.waitForFunction((i) => {
          const top = document.getElementById(i)?.getBoundingClientRect().top;
          return top >= 0 && top < innerHeight;
        }, id).catch(() => { throw new Error(`${path}: the part is not in sight`); });
      }
      await page.goBack();
      await field().waitFor();
      await field().fill('opposite number');
      await page.locator('.hit').first().waitFor();
    }
  });

  await t.test('says when there is nothing, and asks for a word when there is none', async () => {
    await field().fill('zzyzx');
    await page.getByText('Nothing found.').waitFor();
    assert.equal(await page.locator('.hit').count(), 0);
    await field().fill('');
    await page.getByText('Type a word or its beginning.').waitFor();
    await field().fill('  , . ');
    await page.getByText('Type a word or its beginning.').waitFor();
  });

  await t.test('takes what is typed as words, never as markup', async () => {
    await field().fill('<img src=x onerror=alert(1)> board');
    await page.waitForTimeout(100);
    assert.equal(await page.locator('main img').count(), 0);
  });

  await t.test('does not put what is typed into the address or the title', async () => {
    await field().fill('round table');
    await page.locator('.hit').first().waitFor();
    assert.equal(page.url(), `${h.home}search/`);
    assert.doesNotMatch(await page.title(), /round/);
    assert.equal(await field().getAttribute('autocomplete'), 'off');
  });
});
