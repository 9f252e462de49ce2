// The age of a case: a site that was built with -review asks whether an old one is still needed, on the case and in the list.
// It only asks: a year of looking changes and deletes nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, setUp, started, unlock } from './lib/keeping.mjs';
import { dump } from './lib/notebook.mjs';
import { beginCase, goes } from './lib/recording.mjs';
import { askingSite, site } from './lib/site.mjs';

const hosts = {};
before(async () => { hosts.asking = await host(askingSite()); hosts.plain = await host(site()); });
after(() => Promise.all(Object.values(hosts).map((h) => h.stop())));

const asks = 'Is this case still needed here?';

// later lets days go by for every page that is opened from now on.
const later = (context, days) => context.addInitScript((days) => {
  const Before = Date;
  globalThis.Date = class extends Before {
    constructor(...args) { super(...(args.length ? args : [Before.now() + days * 86_400_000])); }
    static now() { return Before.now() + days * 86_400_000; }
  };
}, days);

const stored = async (page) => (await dump(page)).databases.waymark.stores.records.filter(([key]) => /^(cases|summaries|identities|bin)\b/.test(`${key}`));

// begun is a notebook with a case that was begun on 24 November 2025, closed again.
async function begun(t, h) {
  const context = await reader({ worker: false, now: '2025-11-24T10:00' });
  t.after(() => context.close());
  const page = await started(context, `${h.home}notebook/`);
  const { phrase } = await setUp(page);
  const id = await beginCase(page, { arose: '2025-11-20', what: 'It is old now.' });
  const records = await stored(page);
  assert.ok(records.length >= 2);
  await page.close();
  const open = async () => {
    const page = await started(context, `${h.home}notebook/`);
    await unlock(page, phrase);
    await heading(page, 'Cases');
    return page;
  };
  return { context, id, records, open };
}

const shots = process.env.WAYMARK_SHOTS;
const shot = (page, name) => shots && page.screenshot({ path: `${shots}/review-${name}.png`, fullPage: true });

test('the age of a case', async (t) => {
  await t.test('it is asked about after twelve months where the organisation says so, and nothing is deleted', async (t) => {
    const { context, id, records, open } = await begun(t, hosts.asking);
    await later(context, 364); // 23 November 2026
    let page = await open();
    await page.getByText('A1', { exact: true }).waitFor();
    assert.equal(await page.getByText(asks).count(), 0, 'not a day too early');
    await page.close();
    await later(context, 1);
    page = await open();
    await page.locator('.cases').getByText(asks).waitFor();
    assert.deepEqual(await violations(page), []);
    await shot(page, 'list');
    await goes(page, 'case/', id);
    await page.getByRole('region', { name: asks }).getByRole('link', { name: 'Hand it over and finish it' }).waitFor();
    await page.getByText('Begun Mon 24 Nov 2025, 365 days ago.').waitFor();
    assert.deepEqual(await violations(page), []);
    await shot(page, 'case');
    await page.close();
    await later(context, 4000);
    page = await open();
    await page.locator('.cases').getByText(asks).waitFor();
    await goes(page, 'case/', id);
    await page.getByText('It is old now.').first().waitFor();
    assert.deepEqual(await stored(page), records, 'to the byte as it was');
    await goes(page, 'device/');
    const choice = page.getByLabel('Ask whether a case is still needed here');
    assert.equal(await choice.locator('option:checked').innerText(), 'As this site’s organisation set it: after 12 months');
    await shot(page, 'device');
  });

  await t.test('a site that was built without asks nothing, until the person wants it', async (t) => {
    const { context, id, open } = await begun(t, hosts.plain);
    await later(context, 500);
    const page = await open();
    await page.getByText('A1', { exact: true }).waitFor();
    await goes(page, 'case/', id);
    await page.getByText('Begun Mon 24 Nov 2025, 500 days ago.').waitFor();
    assert.equal(await page.getByText(asks).count(), 0);
    await goes(page, 'device/');
    await page.getByLabel('Ask whether a case is still needed here').selectOption({ label: 'after 12 months' });
    await page.getByText('Saved.', { exact: true }).waitFor();
    await goes(page, 'case/', id);
    await page.getByRole('region', { name: asks }).waitFor();
  });
});
