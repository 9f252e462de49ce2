// The day that the notebook takes for today is the day in England by the device's clock, whatever zone the device thinks it is in and
// however wrong its clock is; a date that is due is the same everywhere; and a clock that has jumped is told. INSTANTS=24 tries
// every instant in every zone ("make soak"); a few of both otherwise.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, lock, setUp, started, unlock } from './lib/keeping.mjs';
import { bar, beginCase, chronology, follow, logs, press, standing } from './lib/recording.mjs';
import { site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const wanted = Number(process.env.INSTANTS || 4);
const every = (list, n) => list.filter((_, i) => Math.floor((i * n) / list.length) !== Math.floor(((i - 1) * n) / list.length));

const zones = every(['Pacific/Kiritimati', 'UTC', 'Europe/Dublin', 'Europe/Lisbon', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu',
  'America/Los_Angeles', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Europe/London', 'America/St_Johns', 'Asia/Tokyo', 'Pacific/Pago_Pago'], wanted < 24 ? 3 : 14);

// Round each change of 2026: some hours before and after it, and round the midnights on either side.
const hour = 3_600_000;
const changes = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
const instants = every(changes.flatMap((c) => [-26, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 21.5, 22.5, 23.5].map((n) => c + n * hour)), wanted);
const clocks = { right: 0, 'a day behind': -24 * hour, 'a year ahead': 365 * 24 * hour };

// The expected day is asked of Node's table of time zones, which the site does not have.
const england = (instant) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' }).format(instant);

// The clock of a page stands where it is put. A notebook whose clock goes on by minutes at once locks itself, because the device
// has slept; one whose clock goes back does not. So it goes back from the last of all moments to the first.
const moments = instants.flatMap((instant) => Object.entries(clocks).map(([clock, off]) => ({ instant, clock, shows: instant + off }))).sort((a, b) => b.shows - a.shows);
const standStill = (at) => {
  const Clock = Date;
  globalThis.clockStands = at;
  globalThis.Date = class extends Clock {
    constructor(...args) { super(...(args.length ? args : [globalThis.clockStands])); }
    static now() { return globalThis.clockStands; }
  };
};

test(`${instants.length} instants × ${zones.length} zones × ${Object.keys(clocks).length} clocks: no wrong day`, async (t) => {
  const wrong = [];
  let seen = 0;
  for (const timezoneId of zones) {
    const context = await reader({ worker: false, timezoneId });
    t.after(() => context.close());
    await context.addInitScript(standStill, moments[0].shows);
    const page = await started(context, `${h.home}notebook/`);
    await press(page, 'This is not my device');
    await press(page, 'Begin, and store nothing');
    // Swindon: two working days from when it arose. Friday 27 March 2026, so Tuesday 31 March, past the change of the clock.
    await beginCase(page, { arose: '2026-03-27' });
    for (const { instant, clock, shows } of moments) {
      await page.evaluate((to) => { globalThis.clockStands = to; }, shows);
      await follow(page, 'Log a contact');
      await heading(page, 'Log an entry');
      // What stands in a field is put there with the first drawing after it came on the page: it is empty for a moment.
      await page.waitForFunction(() => ['#day', '#time'].every((field) => document.querySelector(field)?.value));
      const shown = `${await page.locator('#day').inputValue()} ${await page.locator('#time').inputValue()}`;
      await page.goBack();
      await page.locator('main').getByRole('link', { name: 'Log a contact', exact: true }).waitFor();
      const { by } = await standing(page);
      const at = `${timezoneId}, ${new Date(instant).toISOString()}, clock ${clock}`;
      if (shown !== england(shows)) wrong.push(`${at}: ${shown}, not ${england(shows)}`);
      if (by !== 'Tuesday 31 March 2026') wrong.push(`${at}: due ${by}`);
      seen++;
    }
    await context.close();
  }
  t.diagnostic(`${seen} days looked at, ${wrong.length} wrong`);
  assert.deepEqual(wrong, []);
});

test('a clock that has jumped is told before anything is written, and at what was written', async (t) => {
  for (const [how, off, words] of [['right', 0, null], ['a day behind', -24 * hour, /earlier time than when the notebook was last open/], ['a year ahead', 365 * 24 * hour, /shut for a very long time/]]) {
    await t.test(how, async (t) => {
      const context = await reader({ worker: false });
      t.after(() => context.close());
      await context.addInitScript(() => {
        const Clock = Date;
        const shift = Number(sessionStorage.shift || 0);
        globalThis.Date = class extends Clock {
          constructor(...args) { super(...(args.length ? args : [Clock.now() + shift])); }
          static now() { return Clock.now() + shift; }
        };
      });
      const page = await started(context, `${h.home}notebook/`);
      const { phrase } = await setUp(page);
      await beginCase(page);
      await page.evaluate((ms) => { sessionStorage.shift = ms; }, off);
      await lock(page);
      await unlock(page, phrase);
      await heading(page, 'A1');
      assert.equal(await page.locator('#not-in-order').isVisible(), words !== null, 'the page tells it before anything is written');
      await follow(page, 'Log a contact');
      await logs(page, '', { 'What was said': 'by another clock' });
      assert.equal(/clock had gone back when this was written/.test((await chronology(page)).join()), off < 0);
      await bar(page, 'On this device');
      await heading(page, 'What is on this device');
      const told = (await page.locator('.warning').allInnerTexts()).filter((w) => w.includes('clock'));
      assert.equal(told.length, words ? 1 : 0, told.join());
      if (words) assert.match(told[0], words);
    });
  }
});
