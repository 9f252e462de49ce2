// The record: a case begun, what happened logged, the next step and what is owed, the conversation card.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { host } from './lib/host.mjs';
import { heading, lock, started, unlock } from './lib/keeping.mjs';
import { bar, beginCase, chronology, follow, goes, logs, press, put, reads, row, standing, withNotebook } from './lib/recording.mjs';
import { site } from './lib/site.mjs';

const now = '2026-11-24T10:00'; // a Tuesday
let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const together = { concurrency: 2 };

const person = (t, options) => withNotebook(t, h.home, { now, ...options });

const headed = (page) => page.locator('main h1').innerText();
const owed = (page) => page.locator('.owed li').evaluateAll((items) => items.map((li) => li.firstElementChild.textContent));

test('a case', together, async (t) => {
  await t.test('begins with its board, and is there after locking, with its next step and day', async (t) => {
    const { page, phrase } = await person(t);
    const id = await beginCase(page, { arose: '2026-11-23', what: 'Self-neglect concern closed without a visit.' });
    assert.match(id, /^[0-9a-f]{32}$/);
    assert.equal(await headed(page), 'A1: Not begun: Stage 1 is next');
    assert.equal(await page.title(), 'A case – Waymark');
    assert.equal((await standing(page)).by, 'Wednesday 25 November 2026'); // two working days from Monday 23
    assert.equal(await page.locator('.case__strip').innerText().then((s) => s.includes('Swindon, revised March 2024') && s.includes('on this device only')), true);
    await lock(page);
    await unlock(page, phrase);
    await heading(page, 'A1');
    assert.deepEqual(await chronology(page), ['Mon 23 Nov 2026The disagreement aroseSelf-neglect concern closed without a visit.written 1 day later']);
  });

  await t.test('begins as soon as its policy is there, when that is slow to come', async (t) => {
    const { context, page } = await person(t);
    let come;
    const late = new Promise((done) => { come = done; });
    await context.route('**/pack.swindon.*', async (route) => { await late; await route.continue(); });
    await follow(page, 'New case');
    await page.getByLabel('Where is the risk to the adult?').selectOption('swindon');
    await page.getByLabel('Your role').fill('social worker');
    await press(page, 'Begin the case');
    await page.waitForTimeout(500);
    assert.equal(await page.locator('.summary').count(), 0, 'the board was chosen');
    come();
    await heading(page, 'A1');
  });

  await t.test('takes a contact in two taps from the list, with the time filled in', async (t) => {
    const { page } = await person(t);
    const id = await beginCase(page);
    await bar(page, 'Cases');
    await page.getByRole('link', { name: 'Log a contact A1' }).click(); // one
    await heading(page, 'Log an entry');
    await reads(page, 'Day', '2026-11-24');
    await reads(page, 'Time', /^10:0\d$/);
    await press(page, 'Save'); // two
    await page.locator('.said', { hasText: 'Contact: saved 10:0' }).waitFor();
    assert.match((await chronology(page)).join('|'), /Tue 24 Nov 202610:0\dContact/);
    await page.locator('.chron > li', { hasText: 'Contact' }).locator('summary').click();
    await page.getByRole('link', { name: /^Add details: Contact/ }).click();
    await heading(page, 'Adding details');
    await put(page, 'How', 'Telephone');
    await put(page, 'What was said', 'It stays closed.');
    await press(page, 'Save');
    await page.locator('.said').waitFor();
    const lines = await chronology(page);
    assert.equal(lines.length, 2);
    assert.match(lines[1], /Call.*What was said: It stays closed\..*details added Tue 24 Nov 2026/);
    assert.equal(new URL(page.url()).hash, `#${id}`);
  });

  await t.test('follows what is entered: the stage, the day, what is owed, the promise', async (t) => {
    const { page } = await person(t);
    await beginCase(page, { arose: '2026-11-20' });
    await page.getByRole('link', { name: 'Yes: we still disagree' }).click();
    await heading(page, 'Log an entry');
    await logs(page);
    assert.equal(await headed(page), 'A1: Stage 2: Inter-agency Discussion');
    assert.equal((await standing(page)).by, 'Tuesday 1 December 2026');
    assert.equal(await page.locator('.ladder .here').innerText().then((s) => s.includes('You are here')), true);
    assert.ok((await owed(page)).some((o) => /was not copied in at Stage 2/.test(o)), (await owed(page)).join('|'));
    await follow(page, 'Log a contact');
    await logs(page, 'Action agreed', { 'What will be done': 'Visit before the weekend', 'By when': '2026-11-23' });
    assert.deepEqual(await standing(page), { do: 'Agreed: Visit before the weekend.', by: 'Monday 23 November 2026, and no entry says that it was done' });
    await page.getByRole('link', { name: 'Record it: Agreed: Visit before the weekend' }).click();
    await logs(page);
    assert.equal((await owed(page)).some((o) => /Agreed/.test(o)), false);
    await page.getByRole('link', { name: /^Record it: .*not copied in at Stage 2/ }).click();
    await logs(page);
    assert.deepEqual(await owed(page), []);
    await bar(page, 'Cases');
    assert.match(await row(page), /A1\s*By Tuesday 1 December 2026\s*Discuss [^\n]*\s*Swindon · Stage 2/);
  });

  await t.test('keeps what was corrected and what was withdrawn in sight', async (t) => {
    const { page } = await person(t);
    await beginCase(page);
    await follow(page, 'Log a contact');
    await logs(page, 'Note', { Note: 'Closed on Monday.' });
    const note = page.locator('.chron > li', { hasText: 'Closed on Monday' });
    await note.locator('summary').click();
    await note.getByRole('link', { name: /^Correct:/ }).click();
    await heading(page, 'Correcting an entry');
    await page.waitForFunction(() => scrollY === 0); // as a page load would, from the foot of the case
    await page.locator('.ours', { hasText: 'Closed on Monday.' }).waitFor();
    await put(page, 'Note', 'Closed on Friday.');
    await press(page, 'Save');
    await page.locator('.summary', { hasText: 'Why: this is needed.' }).waitFor();
    await put(page, 'Why', 'wrong day');
    await press(page, 'Save');
    await page.locator('.said').waitFor();
    assert.match((await chronology(page)).at(-1), /Note, Stage 1Closed on Friday\.~Note, Stage 1\. Closed on Monday\.~corrected Tue 24 Nov 2026: wrong day/);
    const now = page.locator('.chron > li', { hasText: 'Closed on Friday' });
    await now.locator('.chron__acts summary').click();
    await now.getByRole('link', { name: /^Withdraw:/ }).click();
    await put(page, 'Why it should not be there', 'another case');
    await press(page, 'Withdraw it');
    await page.locator('.said').waitFor();
    assert.match((await chronology(page)).at(-1), /Withdrawn: ~Note, Stage 1~~Closed on Friday\.~withdrawn Tue 24 Nov 2026: another case/);
  });

  await t.test('asks the policy’s questions, and an answer is an entry', async (t) => {
    const { page } = await person(t);
    await beginCase(page);
    const question = await page.locator('.ask legend').innerText();
    await page.locator('.ask').getByRole('button', { name: 'Yes', exact: true }).click();
    await page.locator('.next--risk').first().waitFor();
    assert.ok((await chronology(page)).some((l) => l.includes(question) && l.includes('Yes.')));
    await page.getByText('What you answered').click();
    await page.getByRole('button', { name: `No: ${question}` }).click();
    await page.locator('.next--risk').first().waitFor({ state: 'detached' });
    assert.equal((await chronology(page)).filter((l) => l.includes(question)).length, 2);
  });

  await t.test('on a document of unknown issuer asks for the confirmation first', async (t) => {
    const { page } = await person(t);
    await follow(page, 'New case');
    await page.getByLabel('Where is the risk to the adult?').selectOption('unnamed-flowchart');
    await page.locator('#confirm').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Begin the case' }).count(), 0);
    await press(page, 'Only to read or rehearse');
    await page.getByText('A case of a real adult cannot begin').waitFor();
    await press(page, 'My own board or organisation has told me that it uses this document');
    await press(page, 'Begin the case');
    await page.locator('.said', { hasText: 'begun' }).waitFor();
    assert.match((await chronology(page)).join('|'), /Confirmed before this case began/);
  });

  await t.test('advises before it saves what may say who somebody is, and blocks nothing', async (t) => {
    const { page } = await person(t);
    await beginCase(page);
    await follow(page, 'Log a contact');
    await page.getByLabel('What happened', { exact: true }).selectOption({ label: 'Note' });
    await put(page, 'Note', 'Mrs Hartley rang from 01793 463725.');
    await press(page, 'Save');
    await page.locator('#leaks').waitFor();
    assert.deepEqual(await page.locator('#leaks li').allInnerTexts(), ['Note: Mrs Hartley (a name)', 'Note: 01793 463725 (a telephone number)']);
    await press(page, 'Save it as it is');
    await page.locator('.said').waitFor();
    assert.match((await chronology(page)).at(-1), /Mrs Hartley/);
  });

  await t.test('is found in the list by words of its entries', async (t) => {
    const { page } = await person(t);
    for (const what of ['', '', 'Nobody would look at the Stairs.', '']) await beginCase(page, { what });
    await bar(page, 'Cases');
    const shown = (n) => page.waitForFunction((n) => document.querySelectorAll('.cases li').length === n, n);
    await shown(4);
    const filter = page.getByLabel('Show only cases with these words');
    await filter.fill('stairs look');
    await shown(1);
    assert.match(await row(page), /A3[^]*… nobody would look at the stairs\. …/);
    await filter.fill('stairs swindon');
    await page.getByText('No case has all of these words.').waitFor();
    await filter.fill('a2');
    await shown(1);
    await filter.fill('');
    await shown(4);
  });

  await t.test('keeps its address when the text is skipped to, and is there after a reload', async (t) => {
    const { page, phrase } = await person(t);
    const id = await beginCase(page);
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await page.evaluate(() => [document.activeElement.id, location.hash]), ['main', `#${id}`]);
    await page.reload();
    await unlock(page, phrase);
    await heading(page, 'A1');
  });

  await t.test('goes to the bin and comes back', async (t) => {
    const { page } = await person(t);
    await beginCase(page);
    await press(page, 'Delete this case');
    await press(page, 'Put it in the bin');
    await page.locator('.said', { hasText: 'A1 is in the bin' }).waitFor();
    assert.equal(await page.locator('.cases').count(), 0);
    await press(page, 'Undo');
    await heading(page, 'A1');
  });
});

test('the conversation card is the script, and then the entry, with nothing typed twice', async (t) => {
  const { page } = await person(t);
  await beginCase(page, { arose: '2026-11-23' });
  await follow(page, 'Words for the call');
  await heading(page, 'Words for the call');
  const words = {
    'With whom: their role': 'duty social worker', 'Their agency': 'council', 'What worries me': 'She has not eaten since Friday.',
    'What I have seen or been told, and when': 'Empty fridge on my visit on Monday.', 'What may happen to the adult': 'She may fall again.',
    'What I ask you to do': 'A visit before Thursday.', 'Who does it: their role': 'duty team', 'By when': '2026-11-26',
  };
  for (const [label, value] of Object.entries(words)) await put(page, label, value);
  await press(page, 'Show it as a script');
  await page.locator('.script').first().waitFor();
  const script = await page.locator('.script').allInnerTexts();
  for (const said of ['She has not eaten since Friday.', 'Empty fridge on my visit on Monday.', 'She may fall again.', 'A visit before Thursday.', 'duty team, by Thursday 26 November 2026']) {
    assert.ok(script.some((s) => s.includes(said)), `the script lacks ${said}`);
  }
  assert.ok(await page.locator('.script p').first().evaluate((p) => Number.parseFloat(getComputedStyle(p).fontSize)) >= 20, 'in large letters');
  await press(page, 'The call has taken place');
  await heading(page, 'After the call');
  await reads(page, 'By when', '2026-11-26');
  await put(page, 'What they answered', 'They will go on Wednesday.');
  await put(page, 'Was it repeated back and heard?', 'Yes');
  await press(page, 'Save as a contact');
  await page.locator('.said').waitFor();
  const entry = (await chronology(page)).at(-1);
  for (const said of ['Call with duty social worker, council', ...Object.values(words).slice(2, 7), 'They will go on Wednesday.', 'Thursday 26 November 2026', 'Repeated back and heard.']) {
    assert.ok(entry.includes(said), `the entry lacks ${said}: ${entry}`);
  }
  assert.equal(await page.getByText('Unfinished').count(), 0, 'the draft is gone');
});

test('drafts', together, async (t) => {
  await t.test('are there after a reload, and are gone on with', async (t) => {
    const { page, phrase } = await person(t);
    await beginCase(page);
    await follow(page, 'Log a contact');
    await put(page, 'What was said', 'half a sentence');
    await page.getByText('Draft saved').waitFor();
    await page.reload();
    await unlock(page, phrase);
    await heading(page, 'Log an entry');
    await reads(page, 'What was said', 'half a sentence');
    await bar(page, 'Cases');
    assert.match(await page.locator('.bare li').innerText(), /Unfinished entry from 10:0\d: Contact, A1/);
    await page.getByRole('button', { name: /^Throw it away/ }).click();
    await page.getByText('is thrown away').waitFor();
    await press(page, 'Undo');
    await page.getByRole('link', { name: /^Go on with it/ }).click();
    await heading(page, 'Log an entry');
    await reads(page, 'What was said', 'half a sentence');
  });

  await t.test('lose two seconds of typing at most when the browser kills the page', async (t) => {
    const { context, page, phrase } = await person(t);
    await beginCase(page);
    await follow(page, 'Log a contact');
    const said = page.getByLabel('What was said');
    const times = [];
    for (let i = 0; i < 40; i++) {
      await said.pressSequentially(`${i} `);
      times.push(Date.now());
      await page.waitForTimeout(90);
    }
    const killed = Date.now();
    const crash = page.waitForEvent('crash');
    page.goto('chrome://crash').catch(() => {});
    await crash;
    const again = await started(context, `${h.home}notebook/`);
    await unlock(again, phrase);
    await again.getByRole('link', { name: /^Go on with it/ }).click();
    await heading(again, 'Log an entry');
    const kept = (await reads(again, 'What was said', /./)).trim().split(' ').length;
    const lost = killed - times[kept - 1];
    assert.ok(lost <= 2000, `what was typed in the last ${lost} ms is lost`);
  });
});

// A site that has a newer edition of Swindon's policy than the case began under.
test('another edition of the policy is shown clause by clause; staying and moving are entries', async (t) => {
  const file = readdirSync(join(site(), 'assets')).find((f) => /^pack\.swindon\..*\.json$/.test(f));
  const pack = readFileSync(join(site(), 'assets', file), 'utf8');
  const newer = pack.replace('revised March 2024', 'revised April 2027').replace(/"hash":"[0-9a-f]+"/, `"hash":"${'0'.repeat(64)}"`)
    .replace(/"amount":5,"unit":1,"from":\{"event":"stage end","stage":1\}/, '"amount":4,"unit":1,"from":{"event":"stage end","stage":1}');
  assert.notEqual(newer, pack);
  const { context, page, phrase } = await person(t);
  await beginCase(page, { arose: '2026-11-20' });
  await page.getByRole('link', { name: 'Yes: we still disagree' }).click();
  await logs(page);
  assert.equal((await standing(page)).by, 'Tuesday 1 December 2026');
  await context.route(`**/${file}`, (route) => route.fulfill({ body: newer, contentType: 'application/json' }));
  await page.reload();
  await unlock(page, phrase);
  await page.getByText('There is another edition of this policy').waitFor();
  assert.equal((await standing(page)).by, 'Tuesday 1 December 2026', 'the case stays with its edition');
  await follow(page, 'See what differs');
  await heading(page, 'Which policy applies');
  const clauses = await page.locator('.clause').allInnerTexts();
  assert.equal(clauses.length, 2, clauses.join('\n---\n'));
  assert.match(clauses[0], /Was: Revised March 2024\s+Is: Revised April 2027/);
  assert.match(clauses[1], /Changed: Stage 2[\s\S]*Was: .*five working days[\s\S]*Is: .*four working days[\s\S]*Source: /);
  await press(page, 'Stay with this edition');
  await page.locator('.summary', { hasText: 'Why: this is needed.' }).waitFor();
  await page.getByLabel('Why', { exact: true }).fill('nearly over');
  await press(page, 'Stay with this edition');
  await page.locator('.said').waitFor();
  assert.match((await chronology(page)).join('|'), /Stayed with the edition[^|]*nearly over/);
  assert.equal(await page.getByText('There is another edition of this policy').count(), 0);
  await follow(page, 'Which policy applies');
  await page.getByLabel('Why', { exact: true }).fill('it is in force now');
  await press(page, 'Move to the other edition');
  await page.locator('.said').waitFor();
  assert.equal((await standing(page)).by, 'Monday 30 November 2026');
  await follow(page, 'Which policy applies');
  await page.getByLabel('The board whose policy applies').selectOption('leeds');
  await page.getByText('What would no longer count').waitFor();
  await page.getByLabel('Why', { exact: true }).fill('she has moved');
  await press(page, 'Change the board: Leeds');
  await page.locator('.said').waitFor();
  assert.match(await page.locator('.case__strip').innerText(), /Leeds/);
  assert.match((await chronology(page)).join('|'), /Board changed[^|]*she has moved/);
});

test('nothing stands in the way of anybody on any page of the record', async (t) => {
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      const { page } = await person(t, { colorScheme, viewport: { width, height: 800 } });
      const look = async (name) => {
        found.push(...(await violations(page)).map((v) => `${name}, ${colorScheme}, ${width}: ${v}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) found.push(`${name}, ${width}: ${wide} px too wide`);
      };
      await look('no cases');
      await follow(page, 'New case');
      await look('new case');
      const id = await beginCase(page, { arose: '2026-11-20', what: 'A concern was closed.' });
      await follow(page, 'Log a contact');
      await press(page, 'Save');
      await page.locator('.said').waitFor();
      await page.locator('.chron summary').first().click();
      await look('case');
      await goes(page, 'log/', id);
      await page.locator('.fold summary').click();
      await put(page, 'What was said', 'Mr Hartley rang.');
      await press(page, 'Save');
      await page.locator('#leaks').waitFor();
      await look('log with advice');
      await page.getByLabel('What happened', { exact: true }).selectOption({ label: 'Decision' });
      await press(page, 'Save');
      await page.locator('.summary').waitFor();
      await look('log with faults');
      await goes(page, 'card/', id);
      await look('card');
      await press(page, 'Show it as a script');
      await look('script');
      await press(page, 'The call has taken place');
      await look('after the call');
      await goes(page, 'names/', id);
      await page.getByLabel('Name').first().waitFor();
      await look('names');
      await goes(page, 'move/', id);
      await page.getByLabel('The board whose policy applies').selectOption('leeds');
      await page.getByText('What would no longer count').waitFor();
      await look('which policy');
      await bar(page, 'Cases');
      await heading(page, 'Cases');
      await look('list with a draft');
    }
  }
  assert.deepEqual(found, []);
});
