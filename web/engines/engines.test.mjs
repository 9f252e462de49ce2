// The site in Firefox and in WebKit, in short: it reads offline, the program works dates out, the worker keeps one whole version,
// a notebook can be rescued. Run by "make test-engines".

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { host } from '../test/lib/host.mjs';
import { dump, made, put } from '../test/lib/notebook.mjs';
import { heading as built, site } from '../test/lib/site.mjs';
import { fill, heading, press, running, says, until } from './find.mjs';
import * as notebook from './notebook.mjs';

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

    test('a notebook: made, locked, unlocked, written in, there after a reload and offline, two tabs, new passphrase, code, copy and back', async (t) => {
      const tab = await browser.tab();
      await tab.go(h.home);
      await says(tab, 'Ready offline: every page of this site is on this device');
      await tab.evaluate(() => new Promise((done) => { // the notebook of the test before
        const gone = indexedDB.deleteDatabase('waymark');
        gone.onsuccess = gone.onerror = () => { localStorage.clear(); done(); };
      }));
      await notebook.open(tab, h.home);
      const { phrase, code } = await notebook.setUp(tab);
      const id = await notebook.begin(tab, 'Nobody looks at the stairs');
      await notebook.lock(tab);
      await notebook.unlock(tab, phrase);
      await says(tab, 'Nobody looks at the stairs');
      await notebook.log(tab, 'They will look on Friday');
      await tab.reload();
      await h.stop();
      await notebook.open(tab, `${h.home}`, `notebook/case/#${id}`);
      await notebook.unlock(tab, phrase);
      await says(tab, 'They will look on Friday');
      await notebook.log(tab, 'written with no signal');
      await h.start();

      await t.test('two tabs', async () => {
        const second = await browser.tab();
        await notebook.open(second, h.home, `notebook/case/#${id}`);
        await notebook.unlock(second, phrase);
        await says(second, 'written with no signal');
        await says(second, 'Another tab of this browser is writing in the notebook.');
        await press(second, 'Write here instead');
        await notebook.log(second, 'from the second tab');
        await tab.front();
        await says(tab, 'Another tab of this browser is writing in the notebook.');
        await second.go('about:blank');
        await tab.front();
      });

      let words;
      await t.test('another passphrase, and the code', async () => {
        await notebook.open(tab, h.home, 'notebook/keys/');
        await notebook.unlock(tab, phrase);
        words = await notebook.change(tab, phrase);
        await notebook.lock(tab);
        await notebook.unlock(tab, phrase);
        await says(tab, 'This passphrase does not open the notebook.');
        await press(tab, 'I have forgotten it: use the recovery code');
        await fill(tab, 'Your recovery code', code);
        await press(tab, 'Unlock');
        await heading(tab, 'Passphrase and recovery code');
      });

      await t.test('a copy, and back on a clean profile', async (t) => {
        const copy = await notebook.copy(tab);
        const folder = mkdtempSync(join(tmpdir(), 'waymark-engines-'));
        t.after(() => rmSync(folder, { recursive: true }));
        const file = join(folder, 'copy.age');
        writeFileSync(file, copy.bytes);
        await browser.close();
        browser = await (await import(`./${engine}.mjs`)).launch();
        const clean = await browser.tab();
        await notebook.open(clean, h.home);
        await notebook.setUp(clean);
        await notebook.restore(clean, file, copy.phrase);
        await notebook.open(clean, h.home);
        assert.ok(words && copy.phrase !== words);
      });
    });
  });
}
