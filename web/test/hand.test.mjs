// Handing over: for whom first, then the paper, then a file that other programs open.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { reader } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { heading, setUp, started } from './lib/keeping.mjs';
import { dump } from './lib/notebook.mjs';
import { site } from './lib/site.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const what = 'They closed it after one call. <img src=x onerror="document.title=1">';

// begun is a case under Swindon's policy, as a person begins one.
async function begun(t, options) {
  const context = await reader({ worker: false, now: '2026-11-24T10:00', acceptDownloads: true, ...options });
  t.after(() => context.close());
  const page = await started(context, `${h.home}notebook/`);
  await setUp(page);
  await page.getByRole('link', { name: 'New case' }).click();
  await page.getByLabel('Where is the risk to the adult?').selectOption('swindon');
  await page.getByLabel('Your role').fill('social worker');
  await page.getByLabel('Your agency').fill('Hospital trust');
  await page.getByLabel('When it arose').fill('2026-11-16');
  await page.getByLabel('What it is about').fill(what);
  await press(page, 'Begin the case');
  await page.getByRole('link', { name: 'The manager’s brief' }).click();
  await heading(page, 'Hand over: A1');
  return page;
}

const folder = mkdtempSync(join(tmpdir(), 'waymark-hand-'));
after(() => rmSync(folder, { recursive: true }));

async function bytes(download) {
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return readFileSync(path);
}

async function saved(page, format) {
  await press(page, format);
  await page.getByText('opened again and compared').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
  const file = await bytes(download);
  await press(page, 'Make another');
  return { name: download.suggestedFilename(), file };
}

// printed is the text of each sheet of paper.
async function printed(page) {
  const sheets = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await page.pdf({ preferCSSPageSize: true }), encoding: 'utf8' });
  return sheets.split('\f').slice(0, -1);
}

const shots = process.env.WAYMARK_SHOTS;
const shot = (page, name) => shots && page.screenshot({ path: `${shots}/hand-${name}.png`, fullPage: true });

test('handing over', async (t) => {
  await t.test('the brief, as a manager gets it', async (t) => {
    const page = await begun(t);
    assert.equal(await page.locator('.sheet').count(), 0, 'nothing is shown before it is chosen for whom');
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.locator('.sheet').waitFor();
    await shot(page, 'phone');
    assert.equal(await page.getByText('this may say who somebody is').count(), 0, 'no warning about the board’s own words');
    const sheets = await printed(page);
    sheets.forEach((sheet, i) => {
      assert.match(sheet, /^\s*Case A1 · Swindon Safeguarding Partnership · revised March 2024 · review date passed, March 2026/, `sheet ${i + 1} says whose it is`);
      assert.match(sheet, new RegExp(`Full record\\. Confidential[^]*Page ${i + 1} of ${sheets.length}\\s*$`), `sheet ${i + 1} has its mark and its number`);
    });
    assert.ok(sheets[0].includes('Decision wanted') && sheets[0].includes('What was agreed') && !sheets[0].includes('Chronology'), 'the brief is the first sheet, whole and alone');
    const word = await saved(page, 'Word');
    assert.equal(word.name, 'escalation-A1-2026-11-24.docx');
    assert.equal(word.file.subarray(0, 2).toString(), 'PK');
    const text = await saved(page, 'Plain text');
    assert.ok(text.file.toString().includes(what), 'the text says what was typed');
    const html = await saved(page, 'Web page, no script');
    assert.ok(!html.file.toString().includes('<img'), 'what was typed is no tag in the file');
    assert.notEqual(await page.title(), '1');
    assert.deepEqual(await violations(page), []);
  });

  await t.test('on a telephone each column of the paper can be read, and the page does not go sideways', async (t) => {
    const page = await begun(t, { viewport: { width: 375, height: 812 } });
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.locator('.sheet').waitFor();
    const cells = await page.locator('.sheet table table :is(th, td)').evaluateAll((all) => all.filter((c) => c.innerText.length > 20).map((c) => [c.clientWidth, c.innerText]));
    assert.ok(cells.length > 20);
    for (const [width, text] of cells) assert.ok(width >= 100, `${width} px for ${text}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
  });

  await t.test('the board’s form: a blank is asked for, filled in, and not kept', async (t) => {
    const page = await begun(t, { viewport: { width: 1366, height: 768 } });
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.getByLabel('What do you need?').selectOption({ label: 'Form: Resolution Form (for use in Stage 5 of the process)' });
    await page.getByText('by the head or director of service').first().waitFor();
    await page.getByLabel('Address', { exact: true }).fill('12 Example Lane');
    await page.getByLabel('Address', { exact: true }).blur();
    await page.locator('.sheet').getByText('12 Example Lane').waitFor();
    await shot(page, 'laptop-form');
    assert.deepEqual(await violations(page), []);
    const { file } = await saved(page, 'Plain text');
    assert.ok(file.toString().includes('12 Example Lane'));
  });

  await t.test('a locked file has the header of age and no word of the case', async (t) => {
    const page = await begun(t);
    await page.getByLabel('Who is it for?').selectOption('full');
    await page.getByLabel('What do you need?').selectOption({ label: 'The whole case as a locked file, for another Waymark' });
    await press(page, 'Choose the words');
    await press(page, 'Make the locked file');
    await page.getByText('opened again and compared').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
    const file = await bytes(download);
    assert.equal(download.suggestedFilename(), 'escalation-A1-2026-11-24.age');
    assert.ok(file.subarray(0, 21).toString() === 'age-encryption.org/v1' && !file.includes('closed it'));
  });

  await t.test('the learning copy has no word of the case in it, and the lead sees log and figures', async (t) => {
    const page = await begun(t);
    await page.getByLabel('Who is it for?').selectOption('learning');
    const { name, file } = await saved(page, 'Plain text');
    assert.equal(name, 'learning-2026-11-24.txt');
    assert.ok(!/A1|closed it|Hospital|Nov 2026/.test(file.toString()), file.toString());
    await page.locator('.bar').getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('link', { name: 'Log and figures' }).click();
    await heading(page, 'Log and figures');
    await page.getByText('1 case: 0 resolved, 1 open').waitFor();
    assert.deepEqual(await violations(page), []);
    await shot(page, 'lead');
  });

  await t.test('finishing: only after the whole record has left; brought back, then gone for good, with a receipt that names nobody', async (t) => {
    const page = await begun(t);
    await page.getByLabel('Who is it for?').selectOption('need');
    await press(page, 'Plain text');
    await press(page, 'Save it');
    await page.getByText('Handed over to your device.').waitFor();
    assert.equal(await page.locator('#finish').count(), 0, 'what the next person needs to know is not the whole record');
    await page.getByLabel('Who is it for?').selectOption('full');
    await press(page, 'Web page, no script');
    assert.equal(await page.locator('#finish').count(), 0, 'nothing is asked before the file has left');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save it')]);
    const fingerprint = createHash('sha256').update(await bytes(download)).digest('hex').slice(0, 16);
    await press(page, 'Not yet: keep it here');
    await page.locator('#finish').waitFor({ state: 'detached' });
    await press(page, 'Save it');
    await page.getByText('Is it in the main record?').waitFor();
    await shot(page, 'finish-ask');
    await press(page, 'Yes, it is there');
    await page.getByText('The case goes to the deleted ones with its 1 entry. It can be brought back for 24 hours.').waitFor();
    assert.deepEqual(await violations(page), []);
    await shot(page, 'finish-sure');
    await press(page, 'Delete the case here');
    await heading(page, 'Deleted here: A1');
    await press(page, 'Bring back');
    await heading(page, 'Hand over: A1');
    await press(page, 'Web page, no script');
    await press(page, 'Save it');
    await press(page, 'Yes, it is there');
    await press(page, 'Delete the case here');
    await press(page, 'Delete it for good now');
    await press(page, 'Delete it for good');
    await page.getByText('The case is gone from this device for good.').waitFor();
    const receipt = await page.locator('.slip').innerText();
    for (const line of ['Case: A1', 'Board: swindon', 'Entries: 1', 'In the main record: yes', 'Tue 24 Nov 2026, 10:', ', for good']) assert.ok(receipt.includes(line), `${line} in ${receipt}`);
    assert.ok(receipt.includes(fingerprint), 'the fingerprint is that of the file that was saved');
    assert.ok(!/closed it|Hospital|social worker|Adult/.test(receipt), receipt);
    assert.deepEqual(await violations(page), []);
    await shot(page, 'finish-receipt');
    const kept = (await dump(page)).databases.waymark.stores.records.map(([key]) => `${key}`);
    assert.ok(kept.some((key) => key.startsWith('manifest')), `${kept}`);
    assert.deepEqual(kept.filter((key) => /^(cases|summaries|identities|drafts|bin)\b/.test(key)), [], 'nothing of the case is left');
  });

  await t.test('the share sheet is offered where it takes the type, and a refusal leaves the file where it is', async (t) => {
    const page = await begun(t);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'canShare', { configurable: true, value: ({ files }) => files[0].type === 'text/plain' });
      Object.defineProperty(navigator, 'share', { configurable: true, value: async ({ files }) => {
        globalThis.given = [...(globalThis.given ?? []), [files[0].name, await files[0].text()]];
        if (given.length === 1) throw new DOMException('turned away', 'AbortError');
      } });
    });
    await page.getByLabel('Who is it for?').selectOption('full');
    await press(page, 'Plain text');
    await press(page, 'Share it');
    await page.waitForFunction(() => globalThis.given?.length === 1);
    assert.equal(await page.locator('#finish').count(), 0, 'it has not left');
    await press(page, 'Share it');
    await page.getByText('Is it in the main record?').waitFor();
    const [[name, text], again] = await page.evaluate(() => given);
    assert.equal(name, 'escalation-A1-2026-11-24.txt');
    assert.ok(text.includes(what) && again[1] === text);
    await press(page, 'Make another');
    await press(page, 'Word');
    await page.getByRole('button', { name: 'Save it', exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Share it' }).count(), 0);
  });
});
