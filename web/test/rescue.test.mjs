// The rescue page: what a person does when the program does not start. Nothing that it does changes the notebook.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { hand, reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { setUp, started } from './lib/keeping.mjs';
import { cut, dear, dump, flip, made, put } from './lib/notebook.mjs';
import { site } from './lib/site.mjs';

let book;
before(() => { book = made(); });

// WAYMARK_PICTURES names a folder for pictures of the page in each state.
async function picture(page, name) {
  const dir = process.env.WAYMARK_PICTURES;
  if (!dir) return;
  mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: join(dir, `rescue-${name}.png`), fullPage: true });
}

// visit opens the rescue page of a browser that has a notebook, changed or not.
async function visit(t, { change = (b) => b, hook, without = false, ...options } = {}) {
  const h = await host(site());
  const context = await reader({ worker: false, acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'], ...options });
  t.after(async () => { await context.close(); await h.stop(); });
  const complaints = [];
  await context.addInitScript(() => addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI)));
  context.on('console', (m) => { if (['error', 'warning'].includes(m.type())) complaints.push(m.text()); });
  context.on('weberror', (e) => complaints.push(e.error().message));
  const page = await context.newPage();
  await page.goto(`${h.home}assets/none.txt`); // an empty page of the same origin, which runs nothing
  complaints.length = 0;
  if (!without) await put(page, change(structuredClone(book)));
  const had = await dump(page);
  if (hook) h.hook = hook;
  await page.goto(`${h.home}rescue/`);
  return { h, context, page, complaints, had };
}

async function withPassphrase(page, words = book.passphrase) {
  await page.getByLabel('Your passphrase').fill(words);
  await page.getByRole('button', { name: 'Open with the passphrase' }).click();
}

async function withCode(page, code = book.code) {
  await page.getByText('I have the printed recovery code').click();
  await page.getByLabel('The recovery code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Open with the code' }).click();
}

const opened = (page) => page.getByRole('heading', { name: 'It is open' }).waitFor({ timeout: 30_000 });
const error = (page) => page.getByRole('alert').innerText();

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Save the file' }).click()]);
  assert.match(download.suggestedFilename(), /^waymark-rescue-\d{4}-\d\d-\d\d\.txt$/, 'nothing personal in the name');
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const words = ['Case A7: Adult A', 'Nobody would look at the stairs.', 'Wednesday 4 November 2026, 14:10: Contact', 'Stage: Stage 2: Inter-agency Discussion', 'Swindon Safeguarding Partnership',
  'What worries me: The stairs, again', 'Case A8', 'The second case’s only note.', 'Adult A is: Zoë Quill', 'half a sentence that nobody fin'];

test('a notebook is saved as text', { concurrency: 2 }, async (t) => {
  for (const [how, unlock] of [['passphrase', withPassphrase], ['recovery code', withCode]]) {
    await t.test(`with the ${how}, and nothing is written`, async (t) => {
      const { page, complaints, had } = await visit(t);
      await unlock(page);
      await opened(page);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'It is open', 'focus is on what happened');
      const text = await saved(page);
      for (const w of words) assert.ok(text.includes(w), `${w} is not in\n${text}`);
      assert.ok(text.includes('Everything that the notebook lists was opened'));
      assert.match(await page.locator('[data-summary]').innerText(), /^2 cases, 3 entries, 1 unfinished entry, 1 sheet of names\.$/);
      assert.deepEqual(await dump(page), had);
      assert.deepEqual(complaints, []);
      assert.equal(await page.title(), 'Save what is in your notebook – Waymark');
      assert.ok(await page.locator('input').evaluateAll((list) => list.every((i) => i.value === '' && i.autocomplete === 'off')));
    });
  }

  await t.test('when the big program and its start are broken, by the link that then appears', async (t) => {
    const { h, page, had } = await visit(t, { hook: (url, response) => /\/app\.[^/]*\.wasm$/.test(url.pathname) && Boolean(response.writeHead(500).end()) });
    await page.goto(`${h.home}swindon/start/`);
    await hand(page);
    await page.getByRole('link', { name: /save what is in it as a file/ }).first().click();
    await page.waitForURL(`${h.home}rescue/`);
    await withPassphrase(page);
    await opened(page);
    assert.deepEqual(await dump(page), had);
  });

  await t.test('that the notebook’s own screens have made', async (t) => {
    const { h, context, page } = await visit(t, { without: true });
    const { phrase, code } = await setUp(await started(context, `${h.home}notebook/`));
    for (const open of [() => withPassphrase(page, phrase), () => withCode(page, code)]) {
      await page.goto(`${h.home}rescue/`);
      await open();
      await opened(page);
      assert.ok((await saved(page)).includes('Everything that the notebook lists was opened'));
    }
  });

  await t.test('offline, with the server stopped', async (t) => {
    const { h, page, had } = await visit(t, { worker: true });
    await page.goto(h.home);
    await page.getByText(/^Ready offline/).waitFor({ timeout: 60_000 });
    await h.stop();
    await page.goto(`${h.home}rescue?from=mail`);
    assert.equal(new URL(page.url()).pathname, '/rescue/');
    await withCode(page);
    await opened(page);
    const text = await saved(page);
    for (const w of words) assert.ok(text.includes(w), w);
    assert.deepEqual((await dump(page)).databases, had.databases);
    await h.start();
  });

  await t.test('with the keyboard alone', async (t) => {
    const { page } = await visit(t);
    await page.getByRole('heading', { name: 'Open it' }).waitFor();
    for (let i = 0; i < 8 && !(await page.evaluate(() => document.activeElement.id === 'passphrase')); i++) await page.keyboard.press('Tab');
    await page.keyboard.type(book.passphrase);
    await page.keyboard.press('Enter');
    await opened(page);
    const names = [];
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('Tab');
      names.push(await page.evaluate(() => document.activeElement.textContent.trim()));
    }
    assert.deepEqual(names.filter((n) => n !== 'Share or save the file').slice(0, 4), ['Save the file', 'Copy the text', 'Read it here', 'Close what is open']);
  });

  await t.test('by copying it, and closing leaves nothing open', async (t) => {
    const { page } = await visit(t);
    await withCode(page);
    await opened(page);
    await page.getByRole('button', { name: 'Copy the text' }).click();
    await page.getByText('Copied.', { exact: true }).waitFor();
    assert.ok((await page.evaluate(() => navigator.clipboard.readText())).includes('The second case’s only note.'));
    await page.getByRole('button', { name: 'Close what is open' }).click();
    await page.getByRole('heading', { name: 'Open it' }).waitFor();
    assert.ok(!(await page.content()).includes('Zoë'));
  });
});

const caseA7 = `cases/07${'0'.repeat(30)}`;

// What is wrong with the notebook, and what the person is told.
const spoilt = {
  'a wrong passphrase': { type: (page) => withPassphrase(page, 'quite another passphrase'), told: /This passphrase does not open the notebook\. Nothing was changed\./ },
  'no passphrase': { type: (page) => withPassphrase(page, ' '), told: /Type your passphrase first/ },
  'a mistyped code': { type: (page) => withCode(page, `${book.code[0] === '0' ? '1' : '0'}${book.code.slice(1)}`), told: /Compare with the paper, counted from the left, group 1\./ },
  'half a code': { type: (page) => withCode(page, book.code.slice(0, 11)), told: /not (a|the) recovery code/ },
  'another notebook’s code': { type: (page) => withCode(page, made().code), told: /but not of this notebook/ },
  'a damaged slot': { change: (b) => { b.records['slots/passphrase'] = flip(b.records['slots/passphrase'], 50); return b; }, type: withPassphrase, told: /is damaged\. Nothing was changed\. Try the other way/ },
  'a newer slot': { change: (b) => { b.records['slots/passphrase'] = flip(b.records['slots/passphrase'], 8 + 4, 2); return b; }, type: withPassphrase, told: /newer version/ },
  'a slot asking for 4 GiB': { change: (b) => { b.records['slots/passphrase'] = dear(b.records['slots/passphrase']); return b; }, type: withPassphrase, told: /more memory than any notebook/ },
  'no slot': { change: (b) => { delete b.records['slots/passphrase']; return b; }, type: withPassphrase, told: /cannot be opened in this way/ },
};

test('what does not open is told in a sentence, and nothing is written', { concurrency: 2 }, async (t) => {
  for (const [what, { change, type, told }] of Object.entries(spoilt)) {
    await t.test(what, async (t) => {
      const { page, had } = await visit(t, { change });
      await page.getByRole('heading', { name: 'Open it' }).waitFor();
      await type(page);
      await page.locator('[data-wrong]').waitFor({ timeout: 30_000 });
      assert.match(await error(page), told);
      assert.deepEqual(await dump(page), had);
      if (what === 'a wrong passphrase') {
        assert.deepEqual(await violations(page), []);
        await picture(page, 'wrong');
        await withPassphrase(page);
        await opened(page);
      }
    });
  }

  const hurt = {
    damaged: (b) => { b.records[caseA7] = flip(b.records[caseA7], 300); return b; },
    'cut off': (b) => { b.records[caseA7] = cut(b.records[caseA7], 90); return b; },
    newer: (b) => { b.records[caseA7] = flip(b.records[caseA7], 8, 8); return b; },
    missing: (b) => { delete b.records[caseA7]; return b; },
  };
  for (const [how, change] of Object.entries(hurt)) {
    await t.test(`a case that is ${how}: told by its place, the rest is saved`, async (t) => {
      const { page, had } = await visit(t, { change });
      await withCode(page);
      await opened(page);
      await page.getByText('Some of it could not be opened').waitFor();
      const text = await saved(page);
      assert.match(text, new RegExp(`a case, case A7, with 2 entries: .*\\(${caseA7}\\)`));
      for (const w of ['The second case’s only note.', 'Zoë Quill', 'half a sentence']) assert.ok(text.includes(w), w);
      assert.ok(!text.includes('Nobody would look'));
      assert.deepEqual(await dump(page), had);
      if (how === 'damaged') await picture(page, 'damaged');
    });
  }
});

test('where there is nothing to open, the page says what that means', { concurrency: 2 }, async (t) => {
  const cases = {
    'no notebook': [{ without: true }, 'There is no notebook in this browser'],
    'one that the browser lost': [{ change: (b) => ({ ...b, records: {} }) }, 'The notebook has disappeared'],
    'no WebAssembly': [{ program: false }, 'This browser cannot open the notebook'],
    'its program damaged': [{ hook: (url, response) => /rescue\.[^/]*\.wasm$/.test(url.pathname) && Boolean(response.writeHead(200).end('x')) }, 'This browser cannot open the notebook'],
  };
  for (const [what, [options, heading]] of Object.entries(cases)) {
    await t.test(what, async (t) => {
      const { page, had } = await visit(t, options);
      await page.getByRole('heading', { name: heading }).waitFor();
      assert.deepEqual(await dump(page), had, 'no database is made by looking for one');
      assert.deepEqual(await violations(page), []);
      await picture(page, what.replaceAll(' ', '-'));
    });
  }
});

test('it is no barrier: axe, 320 px, dark, and with scripts off', { concurrency: 2 }, async (t) => {
  for (const [name, options] of Object.entries({ phone: {}, narrow: { viewport: { width: 320, height: 600 } }, dark: { colorScheme: 'dark' } })) {
    await t.test(name, async (t) => {
      const { page } = await visit(t, options);
      await page.getByText('I have the printed recovery code').click();
      assert.deepEqual(await violations(page), []);
      await picture(page, `${name}-locked`);
      await withPassphrase(page);
      await opened(page);
      await page.getByText('Read it here').click();
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the screen');
      await picture(page, `${name}-open`);
    });
  }
  await t.test('without scripts', async (t) => {
    const h = await host(site());
    const context = await reader({ scripts: false });
    t.after(async () => { await context.close(); await h.stop(); });
    const page = await context.newPage();
    await page.goto(`${h.home}rescue/`);
    await page.locator('noscript p', { visible: true }).waitFor();
    assert.equal(await page.locator('form').first().isVisible(), false);
  });
});
