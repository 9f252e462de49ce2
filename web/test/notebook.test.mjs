// The notebook's frame: set up, lock, unlock, what opens it, what covers it, and what each of its states says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { drawn, heading, kept, lock, setUp, started, typeBack, unlock } from './lib/keeping.mjs';
import { dump, made, put } from './lib/notebook.mjs';
import { site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const together = { concurrency: 2 };
const notebook = 'notebook/';

async function person(t, options) {
  const context = await reader({ worker: false, ...options });
  t.after(() => context.close());
  return { context, page: await started(context, h.home + notebook) };
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const follow = (page, name) => page.locator('.bar').getByRole('link', { name, exact: true }).click();
// focusedOn waits until the focus is there: it comes with the frame after a press.
const focusedOn = (page, id) => page.waitForFunction((id) => document.activeElement.id === id, id);
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
const said = (page, text) => page.getByText(text).first().waitFor();

test('a notebook', together, async (t) => {
  await t.test('is made only when a person makes it: looking leaves nothing behind', async (t) => {
    const { page } = await person(t);
    await heading(page, 'Set up your notebook');
    assert.deepEqual(await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length]), [0, 0]);
  });

  await t.test('is set up, locked, unlocked with the words in capitals, and is there after a reload', async (t) => {
    const { page } = await person(t);
    const { phrase } = await setUp(page);
    assert.equal(phrase.split(' ').length, 4);
    await lock(page);
    await unlock(page, phrase.toUpperCase());
    await heading(page, 'Cases');
    await page.reload();
    await heading(page, 'Unlock your notebook');
  });

  await t.test('opens with nothing but its passphrase, and an empty field follows each try', async (t) => {
    const { page } = await person(t);
    const { phrase } = await setUp(page);
    await lock(page);
    await unlock(page, 'four other words here');
    await said(page, 'This passphrase does not open the notebook.');
    assert.equal(await page.getByLabel('Your passphrase').inputValue(), '');
    await focusedOn(page, 'failed');
    await unlock(page, phrase);
    await heading(page, 'Cases');
  });

  await t.test('opens with the recovery code, which then chooses a new passphrase without the old one', async (t) => {
    const { page } = await person(t);
    const { phrase, code } = await setUp(page);
    await lock(page);
    await press(page, 'I have forgotten it: use the recovery code');
    await page.getByLabel('Your recovery code').fill(code.slice(0, -1) + (code.endsWith('Q') ? 'A' : 'Q'));
    await press(page, 'Unlock');
    await page.locator('.summary').waitFor();
    await page.getByLabel('Your recovery code').fill(code.toLowerCase().replaceAll('-', ' '));
    await press(page, 'Unlock');
    await heading(page, 'Cases');
    await follow(page, 'Keys');
    await said(page, 'You came in with the recovery code.');
    await press(page, 'Change the passphrase');
    const words = await drawn(page);
    await press(page, 'Change the passphrase');
    await said(page, 'The new passphrase opens the notebook from now on');
    await lock(page);
    await unlock(page, phrase);
    await said(page, 'This passphrase does not open the notebook.');
    await unlock(page, words);
    await heading(page, 'Passphrase and recovery code');
  });

  await t.test('takes words of one’s own, and no number, no weak ones, no two that differ', async (t) => {
    const { page } = await person(t);
    await press(page, 'Set up the notebook');
    await press(page, 'Use words of my own instead');
    for (const [one, two, wrong] of [
      ['123456789012', '123456789012', 'Numbers alone can be tried out'],
      ['password', 'password', 'This could be guessed'],
      ['a heron stands by weston canal', 'another', 'The two are not the same'],
    ]) {
      await page.getByLabel('Your passphrase').fill(one);
      await page.getByLabel('The same once more').fill(two);
      await press(page, 'Continue');
      await page.locator('.summary', { hasText: wrong }).waitFor();
      await focusedOn(page, 'summary');
    }
    await page.locator('.summary button').click();
    await focusedOn(page, 'own-again');
  });

  await t.test('has its passphrase changed only by who knows it', async (t) => {
    const { page } = await person(t);
    const { phrase } = await setUp(page);
    await follow(page, 'Keys');
    await press(page, 'Change the passphrase');
    await page.getByLabel('The passphrase as it is now').fill('not the passphrase');
    await press(page, 'Continue');
    await drawn(page);
    await press(page, 'Change the passphrase');
    await said(page, 'This passphrase does not open the notebook.');
    await lock(page);
    await unlock(page, phrase);
    await heading(page, 'Passphrase and recovery code');
  });

  await t.test('gets a new key: the old passphrase and the old code open it no more', async (t) => {
    const { page } = await person(t);
    const { phrase, code } = await setUp(page);
    await follow(page, 'Keys');
    await press(page, 'Lock everything with a new key');
    const words = await drawn(page);
    await press(page, 'I have written them down');
    const other = await typeBack(page);
    await press(page, 'Lock everything anew');
    await said(page, 'Everything is locked with a new key');
    assert.notEqual(code, other);
    await lock(page);
    await unlock(page, phrase);
    await said(page, 'This passphrase does not open the notebook.');
    await press(page, 'I have forgotten it: use the recovery code');
    await page.getByLabel('Your recovery code').fill(code);
    await press(page, 'Unlock');
    await said(page, 'but of another notebook');
    await press(page, 'Use the passphrase');
    await unlock(page, words);
    await heading(page, 'Passphrase and recovery code');
  });

  await t.test('keeps a setting over lock and reload', async (t) => {
    const { page } = await person(t);
    const { phrase } = await setUp(page);
    await follow(page, 'On this device');
    await page.getByLabel('Lock after so long').selectOption('7');
    await said(page, 'It locks after 7 minutes.');
    await lock(page);
    await unlock(page, phrase);
    assert.equal(await page.getByLabel('Lock after so long').inputValue(), '7');
  });
});

test('on a device of somebody else nothing is stored, and closing says what it does', async (t) => {
  const { page } = await person(t);
  await press(page, 'This is not my device');
  await said(page, 'It is gone, for good, when you close or reload this page');
  await press(page, 'Begin, and store nothing');
  await heading(page, 'Cases');
  await said(page, 'Not stored: gone when this page closes');
  assert.deepEqual(await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length]), [0, 0]);
  await press(page, 'End and erase');
  await said(page, 'Everything written here is erased, for good.');
  await press(page, 'Erase all of it and close');
  await heading(page, 'Set up your notebook');
});

test('the screen', together, async (t) => {
  await t.test('is covered by Esc, Esc: nothing of it can be seen, read or reached, and what was typed is still there', async (t) => {
    const { page } = await person(t);
    await press(page, 'Set up the notebook');
    await press(page, 'I have written them down');
    await page.getByLabel('Type the code from your paper').fill('HALF A CO');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.cover').waitFor();
    await focusedOn(page, 'uncover');
    assert.equal((await page.locator('body').innerText()).trim(), 'Show the page');
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
    assert.ok(['uncover', 'BODY'].includes(await focused(page)), 'no key reaches what is beneath');
    await press(page, 'Show the page');
    assert.equal(await page.getByLabel('Type the code from your paper').inputValue(), 'HALF A CO');
    await focusedOn(page, 'recovery-code'); // back where it was
  });

  await t.test('is locked from its cover', async (t) => {
    const { page } = await person(t);
    await setUp(page);
    await press(page, 'Cover');
    await page.locator('.cover').getByRole('button', { name: 'Lock', exact: true }).click();
    await heading(page, 'Unlock your notebook');
  });

  await t.test('locks itself so many minutes after the last sign of a hand as were chosen', async (t) => {
    const { page } = await person(t);
    await setUp(page);
    await follow(page, 'On this device');
    await page.getByLabel('Lock after so long').selectOption('1');
    await said(page, 'It locks after 1 minute.');
    await later(page, 0.6); // at once more would count as sleep
    await page.waitForTimeout(5500);
    assert.equal(await page.locator('h1').innerText(), 'What is on this device', 'not yet');
    await later(page, 0.6);
    await heading(page, 'Unlock your notebook');
  });

  await t.test('locks itself when the device has slept', async (t) => {
    const { page } = await person(t);
    await setUp(page);
    await page.mouse.move(5, 5);
    await later(page, 2);
    await heading(page, 'Unlock your notebook');
  });
});

// later moves the page's clock on by some minutes.
const later = (page, minutes) => page.evaluate((ms) => {
  const Clock = Date;
  globalThis.Date = class extends Clock {
    constructor(...args) { super(...(args.length ? args : [Clock.now() + ms])); }
    static now() { return Clock.now() + ms; }
  };
}, minutes * 60_000);

test('two tabs: one writes, the other says so and may take over', async (t) => {
  const { context, page } = await person(t);
  const { phrase } = await setUp(page);
  const second = await started(context, h.home + notebook);
  await unlock(second, phrase);
  await said(second, 'Another tab of this browser is writing in the notebook.');
  await follow(second, 'On this device');
  assert.ok(await second.getByLabel('Lock after so long').isDisabled());
  await press(second, 'Write here instead');
  await said(page, 'Another tab of this browser is writing in the notebook.');
  await second.getByLabel('Lock after so long').selectOption('9');
  await said(second, 'It locks after 9 minutes.');
  await press(page, 'Write here instead');
  await said(second, 'Another tab of this browser is writing in the notebook.');
  await follow(page, 'On this device');
  await page.waitForFunction(() => document.querySelector('#idle')?.value === '9');
});

test('a copy is made, and comes back on a clean profile; what is there already is not written twice', async (t) => {
  const { phrase: first, page } = await written(t);
  await follow(page, 'Copies');
  await said(page, 'There is no copy yet.');
  await press(page, 'Make a copy');
  const words = await drawn(page);
  assert.equal(words.split(' ').length, 5);
  assert.notEqual(words, first);
  await press(page, 'Make the copy with these words');
  await said(page, 'It was opened again and compared: 2 cases,');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
  assert.match(download.suggestedFilename(), /^waymark-copy-\d{4}-\d\d-\d\d\.age$/);
  const file = await kept(t, download);
  await said(page, 'The copy was opened again and holds everything');
  await said(page, '0 entries written since.');

  // On the other device: one case first, then the other. Only when nothing is missing does it give the number.
  const { page: clean } = await person(t);
  await setUp(clean);
  const number = () => clean.locator('main').innerText().then((text) => text.match(/type this number there: (\d{4} \d{4})/)?.[1]);
  await opened(clean, file, words);
  await clean.getByLabel('Case A8: 1 new entry').uncheck();
  await press(clean, 'Take in what is new');
  await said(clean, 'The file says: 2 cases, 3 entries, unfinished: 1 entry, names of 1 person. The notebook now holds 1 case and 2 entries. Not all of the file is here.');
  assert.equal(await number(), undefined);
  await press(clean, 'Open something else');
  await opened(clean, file, words);
  await press(clean, 'Take in what is new');
  await said(clean, '1 entry taken in; 2 were here already.');
  await said(clean, 'The notebook now holds 2 cases and 3 entries. All of the file is here.');
  const told = await number();
  assert.ok(told);
  await press(clean, 'Open something else');
  await opened(clean, file, words);
  await said(clean, 'There is nothing new in it.');
  assert.equal(await number(), told);

  // And back on this one, which says whether that is all that it holds now.
  const compare = async (typed, answer) => {
    await page.getByLabel('The number that the other device shows').fill(typed);
    await press(page, 'Compare');
    await said(page, answer);
  };
  await compare(told, 'The same. The other device holds all that is here: 2 cases, 3 entries, unfinished: 1 entry, names of 1 person.');
  await compare('1234 5678', 'Not the same.');
  await follow(page, 'Cases');
  await page.getByRole('button', { name: /^Throw it away/ }).click();
  await follow(page, 'Copies');
  await compare(told, 'Not the same.');
});

// opened has a file opened under "Open a file", with the words that lock it.
async function opened(page, file, words) {
  await follow(page, 'Open a file');
  await page.getByLabel('The file', { exact: true }).setInputFiles(file);
  if (!words) return;
  await page.getByLabel('The words that open it').fill(words);
  await press(page, 'Open');
}

test('a file that is no copy, is damaged or is opened with other words changes nothing', async (t) => {
  const { page } = await written(t);
  await follow(page, 'Copies');
  await press(page, 'Make a copy');
  const words = await drawn(page);
  await press(page, 'Make the copy with these words');
  await heading(page, 'The copy is ready');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
  const good = readFileSync(await kept(t, download));
  const broken = Buffer.from(good);
  broken[broken.length - 40] ^= 1;
  const before = await dump(page);
  for (const [buffer, phrase, sentence] of [
    [Buffer.from('a letter'), '', 'This is not a file that Waymark knows'],
    [good, 'five words that are wrong', 'These words do not open the file'],
    [broken, words, 'This file was cut off or changed on its way'],
    [Buffer.from('{"format":"another"}'), '', 'has a part that no document of ours has'],
  ]) {
    await page.locator('.bar').getByRole('link', { name: 'Cases' }).click();
    await heading(page, 'Cases');
    await opened(page, { name: 'copy.age', mimeType: 'application/octet-stream', buffer }, phrase);
    await said(page, sentence);
  }
  assert.deepEqual(await dump(page), before);
});

// written is somebody with a notebook of two cases, unlocked.
async function written(t) {
  const context = await reader({ worker: false, acceptDownloads: true });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${h.home}privacy/`);
  const all = made();
  await put(page, all);
  await page.goto(h.home + notebook);
  await heading(page, 'Unlock your notebook');
  await unlock(page, all.passphrase);
  await heading(page, 'Cases');
  return { context, page, phrase: all.passphrase };
}

test('with no signal the notebook opens as before', async (t) => {
  const own = await host(site());
  const context = await reader();
  t.after(async () => { await context.close(); await own.stop(); });
  const page = await started(context, own.home + notebook);
  await page.getByText(/^Ready offline/).waitFor({ timeout: 60_000 });
  const { phrase } = await setUp(page);
  await own.stop();
  await lock(page);
  await unlock(page, phrase);
  await heading(page, 'Cases');
  await own.start();
});

test('what is wrong is told: what happened, whether the words are safe, what to do', together, async (t) => {
  const broken = {
    'This browser has no storage for a notebook.': () => { Object.defineProperty(globalThis, 'indexedDB', { value: undefined }); },
    'The browser refuses to store anything for this site.': () => { IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }; IDBFactory.prototype.databases = undefined; },
    'There was a notebook in this browser, and its storage is empty now.': () => { localStorage.setItem('waymark sentinel', 'abc 7'); },
  };
  for (const [sentence, breaks] of Object.entries(broken)) {
    await t.test(sentence, async (t) => {
      const context = await reader({ worker: false });
      t.after(() => context.close());
      await context.addInitScript(breaks);
      const page = await started(context, h.home + notebook);
      await said(page, sentence);
      assert.equal(await page.locator('.problem p').count(), 3);
    });
  }
});

test('every state of every page is as axe wants it, on a phone and on a desk, light and dark', async (t) => {
  const { page } = await person(t, { reducedMotion: 'reduce' });
  const wrong = [];
  const look = async (state) => {
    for (const width of [320, 1280]) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize({ width, height: 700 });
        await page.emulateMedia({ colorScheme });
        wrong.push(...(await violations(page, { coloursOnly: colorScheme === 'dark' })).map((v) => `${state}, ${width}, ${colorScheme}: ${v}`));
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push(`${state}, ${width}: scrolls sideways`);
      }
    }
  };
  await heading(page, 'Set up your notebook');
  await look('what to know');
  await press(page, 'This is not my device');
  await look('not my device');
  await press(page, 'Back');
  await press(page, 'Set up the notebook');
  await drawn(page);
  await look('four words');
  await press(page, 'Use words of my own instead');
  await press(page, 'Continue');
  await page.locator('.summary').waitFor();
  await look('own words, none typed');
  await press(page, 'Use drawn words instead');
  const phrase = await drawn(page);
  await press(page, 'I have written them down');
  await press(page, 'Make the notebook');
  await page.locator('.summary').waitFor();
  await look('code, none typed');
  await typeBack(page);
  await press(page, 'Make the notebook');
  await heading(page, 'Cases');
  await look('open');
  for (const name of ['On this device', 'Keys']) {
    await follow(page, name);
    await page.waitForFunction((n) => document.querySelector('.bar [aria-current]')?.textContent === n, name);
    await look(name);
  }
  await press(page, 'Cover');
  await page.locator('.cover').waitFor();
  await look('covered');
  await press(page, 'Show the page');
  await lock(page);
  await look('locked');
  await unlock(page, 'not it at all');
  await page.locator('#failed').waitFor();
  await look('not opened');
  await unlock(page, phrase);
  await heading(page, 'Passphrase and recovery code');
  assert.deepEqual(wrong, []);
});
