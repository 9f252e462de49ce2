// The site in Firefox and in WebKit, in short: it reads offline, the program works dates out, the worker keeps one whole version,
// a notebook can be rescued. Run by "make test-engines".

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { host } from '../test/lib/host.mjs';
import { dump, made, put } from '../test/lib/notebook.mjs';
import { heading as built, site } from '../test/lib/site.mjs';
import { fill, follow, heading, press, running, says, until } from './find.mjs';

const wanted = (process.env.ENGINES || 'firefox webkit').split(' ');

for (const engine of wanted) {
  describe(engine, () => {
    let browser, h;
    before(async () => {
      h = await host(site());
      browser = await (await import(`./${engine}.mjs`)).launch();
    });
    after(async () => {
      await browser?.close();
      await h.stop();
    });

    test('the guide, with the server stopped: pages, dates, search, an address that is none', async () => {
      const tab = await browser.tab();
      await tab.go(h.home);
      await says(tab, 'Ready offline: every page of this site is on this device');
      await h.stop();
      for (const path of ['swindon/stage-2/', 'leeds/', 'privacy/', 'swindon/risk']) {
        await tab.go(h.home + path);
        await heading(tab, built(path.endsWith('/') ? path : `${path}/`));
      }
      await tab.go(`${h.home}swindon/stage-2/?from=mail`);
      await running(tab);
      await until(tab, 'the date’s field', () => document.querySelector('.walk .field input') !== null);
      await tab.evaluate(() => {
        const input = document.querySelector('.walk .field input');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, '2026-11-24');
        for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, { bubbles: true }));
      });
      await press(tab, 'Enter this date');
      await says(tab, 'Tuesday 1 December 2026');
      await tab.go(`${h.home}search/`);
      await running(tab);
      await fill(tab, 'Search every board and page', 'line manager');
      await until(tab, 'a hit', () => document.querySelector('.hit a') !== null);
      await tab.go(`${h.home}nowhere/`);
      await heading(tab, 'There is no page here');
      await h.start();
    });

    test('a notebook is rescued, offline too, and nothing is written', async () => {
      const book = made();
      const tab = await browser.tab();
      await tab.go(`${h.home}assets/none.txt`);
      await put(tab, book);
      const had = await dump(tab);
      await h.stop();
      await tab.go(`${h.home}rescue/`);
      await fill(tab, 'Your passphrase', 'something else altogether');
      await press(tab, 'Open with the passphrase');
      await says(tab, 'This passphrase does not open the notebook');
      await press(tab, 'I have the printed recovery code');
      await fill(tab, 'The recovery code', book.code);
      await press(tab, 'Open with the code');
      await heading(tab, 'It is open');
      const text = await tab.evaluate(() => document.querySelector('[data-text]').textContent);
      for (const w of ['Nobody would look at the stairs.', 'Zoë Quill', 'half a sentence', 'Stage 2: Inter-agency Discussion']) assert.ok(text.includes(w), w);
      assert.deepEqual((await dump(tab)).databases, had.databases);
      await h.start();
    });
  });
}
