// The main job: from "we disagree" to the next step, by when, and why.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, reader, running } from './lib/browser.mjs';
import { host } from './lib/host.mjs';
import { site } from './lib/site.mjs';
import { choose, dues, enter, question, soFar } from './lib/walking.mjs';

let h;
before(async () => { h = await host(site()); });
after(() => h.stop());

const together = { concurrency: 2 };

// person opens a page on their phone, with the program running, on a Tuesday.
async function person(t, path, more) {
  const context = await reader({ worker: false, now: '2026-11-24T10:00', ...more });
  t.after(() => context.close());
  return open(context, h.home + path);
}

// due finds the box about one duty, and waits for it.
async function due(page, duty) {
  await page.locator('.walk .next__do', { hasText: duty }).first().waitFor();
  return (await dues(page)).find((d) => d.do.includes(duty) && (d.proof.length > 0 || d.by));
}

test('Swindon', together, async (t) => {
  await t.test('asks about the adult’s safety first, then about other routes, then shows the stage', async (t) => {
    const page = await person(t, 'swindon/start/');
    const asked = [];
    while (await question(page)) {
      asked.push(await question(page));
      await choose(page, 'No');
      await page.waitForFunction((was) => document.querySelector('.ask legend')?.textContent !== was, asked.at(-1));
    }
    assert.match(asked[0], /risk of significant harm/);
    assert.match(asked.at(-1), /conduct of an employee/);
    await page.getByText('Next: Stage 1: Internal Discussion').waitFor();
  });

  await t.test('shows both risk routes when both hold, each with the answers that led to it', async (t) => {
    const page = await person(t, 'swindon/start/');
    for (let i = 0; i < 4; i++) await choose(page, 'Yes');
    const procedure = await due(page, 'established safeguarding procedure');
    const executives = await due(page, 'Swindon Safeguarding Partnership and its Executives');
    assert.match(procedure.do, /, on the same working day\.$/);
    assert.match(executives.do, /, immediately\.$/);
    assert.equal(procedure.by, 'now');
    assert.ok(procedure.why.some((w) => w.startsWith('You answered “Yes” to “Do you think this risk of significant harm is immediate?”')), 'why: the answer');
    assert.ok(procedure.why.some((w) => w.startsWith('Source: §2 Key Principles, note')), 'why: the source');
  });

  await t.test('lets “not sure” decide nothing by itself', async (t) => {
    const page = await person(t, 'swindon/start/');
    await choose(page, 'Not sure');
    await page.locator('.ours', { hasText: 'not sure' }).first().waitFor();
    assert.equal(await page.locator('.walk > .next').count(), 0, 'nothing is said as if it were certain');
  });

  await t.test('keeps later answers when an early one is changed, and sets aside what no longer applies', async (t) => {
    const page = await person(t, 'swindon/start/');
    for (const answer of ['Yes', 'Yes', 'No']) await choose(page, answer);
    await page.getByText('What you answered and entered').click();
    await page.getByRole('button', { name: 'Change: Do you think the adult is at risk of significant harm?' }).click();
    await page.locator('.ask legend', { hasText: 'Do you think the adult is at risk of significant harm?' }).waitFor();
    await choose(page, 'No');
    await page.locator('.walk .fold li', { hasText: 'immediate? Yes (set aside' }).waitFor({ state: 'attached' });
    assert.ok((await soFar(page)).some((a) => a.startsWith('Are there significant concerns') && !a.includes('set aside')), 'the third answer still holds');
    assert.equal(await page.locator('.walk > .next').count(), 0, 'the risk that was taken back is not shown');
  });

  await t.test('on a Saturday says to act now, and that the document does not cover this day', async (t) => {
    const page = await person(t, 'swindon/start/', { now: '2026-11-28T10:00' });
    for (const answer of ['Yes', 'Yes']) await choose(page, answer);
    const procedure = await due(page, 'established safeguarding procedure');
    assert.equal(procedure.facts.By, 'now');
    await page.locator('.walk').getByText('The document does not cover this day').first().waitFor();
    assert.doesNotMatch(await page.locator('.walk').innerText(), /30 November/, 'Monday is not offered');
  });
});

test('Dates at a stage of Swindon', together, async (t) => {
  const stage1Ended = 'When did Stage 1 end without agreement?';
  const cases = [
    ['five working days from a Tuesday, over a weekend', '2026-11-24', 'Tuesday 1 December 2026',
      ['0 Tue 24 Nov 2026 the day it happened', '1 Wed 25 Nov 2026', '2 Thu 26 Nov 2026', '3 Fri 27 Nov 2026',
        '– Sat 28 Nov 2026 weekend', '– Sun 29 Nov 2026 weekend', '4 Mon 30 Nov 2026', '5 Tue 1 Dec 2026 due, end of the day']],
    ['over Christmas and New Year, with the substitute day for Boxing Day', '2026-12-24', 'Tuesday 5 January 2027',
      ['0 Thu 24 Dec 2026 the day it happened', /^– Fri 25 Dec 2026 Christmas Day/, '– Sat 26 Dec 2026 weekend', '– Sun 27 Dec 2026 weekend',
        /^– Mon 28 Dec 2026 Boxing Day/, '1 Tue 29 Dec 2026', '2 Wed 30 Dec 2026', '3 Thu 31 Dec 2026', /^– Fri 1 Jan 2027 New Year/,
        '– Sat 2 Jan 2027 weekend', '– Sun 3 Jan 2027 weekend', '4 Mon 4 Jan 2027', '5 Tue 5 Jan 2027 due, end of the day']],
    ['from a Saturday, with Monday as day 1', '2026-11-28', 'Friday 4 December 2026',
      ['0 Sat 28 Nov 2026 the day it happened', '– Sun 29 Nov 2026 weekend', '1 Mon 30 Nov 2026', '2 Tue 1 Dec 2026', '3 Wed 2 Dec 2026', '4 Thu 3 Dec 2026', '5 Fri 4 Dec 2026 due, end of the day']],
  ];
  for (const [name, ended, by, proof] of cases) {
    await t.test(`Stage 2: ${name}`, async (t) => {
      const page = await person(t, 'swindon/stage-2/');
      await enter(page, stage1Ended, ended);
      const talk = await due(page, 'Discuss the concern with the other professional');
      assert.equal(talk.by, by);
      assert.equal(talk.proof.length, proof.length, talk.proof.join('\n'));
      proof.forEach((line, i) => (typeof line === 'string' ? assert.equal(talk.proof[i], line) : assert.match(talk.proof[i], line)));
      await page.getByText('How this date is counted').first().click();
      await page.getByText('No board\'s document defines this counting. It is ours.').first().waitFor();
    });
  }

  await t.test('Stage 1: two working days from when the disagreement arose', async (t) => {
    const page = await person(t, 'swindon/stage-1/');
    await enter(page, 'When did the disagreement arise?', '2026-11-27');
    assert.equal((await due(page, 'Discuss the disagreement with your line manager')).by, 'Tuesday 1 December 2026');
  });

  await t.test('a stage that ends early brings the next date forward', async (t) => {
    const page = await person(t, 'swindon/stage-2/', { now: '2026-12-09T10:00' });
    await enter(page, stage1Ended, '2026-11-24');
    await enter(page, 'Stage 2: when did it end?', '2026-11-25', 'It ended: we still disagree');
    await page.locator('.walk').getByRole('link', { name: /^Stage 3/ }).click();
    await page.locator('h1', { hasText: 'Stage 3' }).waitFor();
    assert.equal((await due(page, 'Contact the opposite number')).by, 'Wednesday 2 December 2026');
  });

  await t.test('a day that is none is refused, and nothing is entered', async (t) => {
    const page = await person(t, 'swindon/stage-2/');
    await enter(page, stage1Ended, '');
    await page.getByText('That is not a day. Nothing was entered.').waitFor();
    assert.deepEqual(await soFar(page), []);
    assert.equal(await page.evaluate(() => document.activeElement.type), 'date', 'the field has the focus');
  });

  await t.test('a one-off bank holiday moves the date, and back when it is taken out again; what would move none is refused', async (t) => {
    const page = await person(t, 'swindon/stage-2/');
    await enter(page, stage1Ended, '2026-11-24');
    const by = async () => (await due(page, 'Discuss the concern with the other professional')).by;
    const add = async (day) => {
      await page.getByLabel('The day that does not count').fill(day);
      await page.getByRole('button', { name: 'Leave this day out of the count' }).click();
    };
    await page.getByText('Is there a one-off bank holiday that is not in the list?').click();
    for (const [day, says] of [
      ['2026-11-28', 'Saturday 28 November 2026 is at a weekend.'],
      ['2026-12-25', 'Friday 25 December 2026 is a bank holiday in the list that Waymark carries: Christmas Day.'],
      ['', 'That is not a day. Nothing was added.'],
    ]) {
      await add(day);
      await page.locator('#holiday .error', { hasText: says }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'holiday-day', 'the field has the focus');
      assert.equal(await page.getByLabel('The day that does not count').inputValue(), day, 'what was typed is still there');
    }
    assert.equal(await by(), 'Tuesday 1 December 2026');
    await add('2026-11-26');
    await page.locator('.walk .next', { hasText: 'Wednesday 2 December 2026' }).first().waitFor();
    assert.equal(await page.locator('#holiday .error').count(), 0);
    await add('2026-11-26');
    await page.locator('#holiday .error', { hasText: 'Thursday 26 November 2026 is in the list already.' }).waitFor();
    await page.getByRole('button', { name: 'Count it again: Thursday 26 November 2026' }).click();
    await page.locator('.walk .next', { hasText: 'Tuesday 1 December 2026' }).first().waitFor();
    assert.equal(await by(), 'Tuesday 1 December 2026');
    assert.equal(await page.locator('#holiday li').count(), 0);
  });

  await t.test('an entry can be taken back, and its date goes with it', async (t) => {
    const page = await person(t, 'swindon/stage-2/');
    await enter(page, stage1Ended, '2026-11-24');
    await due(page, 'Discuss the concern');
    await page.getByText('What you answered and entered').click();
    await page.getByRole('button', { name: 'Take back: Tuesday 24 November 2026: Stage 1: ended without agreement' }).click();
    await page.getByLabel(stage1Ended).waitFor();
    assert.doesNotMatch(await page.locator('.walk').innerText(), /December 2026/);
  });
});

test('South Gloucestershire counts from the outset, says that this is our reading, and never shows a day after its limit', async (t) => {
  const arose = 'When did the disagreement arise?';
  const readings = [
    ['stage-1', [[arose, '2026-11-23']], 'Discuss it with a supervisor', 'Tuesday 24 November 2026'],
    ['stage-2', [[arose, '2026-11-23'], ['When did Stage One end without agreement?', '2026-11-24']], 'counterpart', 'Wednesday 25 November 2026'],
    ['stage-3', [[arose, '2026-11-23'], ['When did Stage Two end without agreement?', '2026-11-25']], 'appropriate manager', 'Thursday 26 November 2026'],
  ];
  for (const [stage, events, duty, by] of readings) {
    const page = await person(t, `south-gloucestershire/${stage}/`);
    for (const [label, day] of events) await enter(page, label, day);
    await page.locator('.walk .next dt', { hasText: 'Our reading' }).first().waitFor();
    const shown = await dues(page);
    const target = shown.find((d) => 'Our reading' in d.facts);
    assert.equal(target.by, by, stage);
    assert.match(target.do, new RegExp(duty));
    assert.match(target.facts['Our reading'], /from the outset, as a target/);
    assert.ok(shown.some((d) => d.by === 'Monday 30 November 2026'), 'the limit for the whole way');
    for (const d of shown) assert.ok(!(new Date(`${d.by} UTC`) > new Date('2026-11-30T00:00Z')), `${d.do} shows ${d.by}`);
  }
});

test('Leeds never shows a date', async (t) => {
  const page = await person(t, 'leeds/start/');
  const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09'];
  const noDate = async () => {
    for (const d of await dues(page)) assert.doesNotMatch(d.by ?? '', /\d/, `${d.do} at ${page.url()}`);
    assert.equal(await page.locator('.proof').count(), 0);
  };
  await noDate();
  for (const day of days) {
    const field = page.locator('.walk .field:visible', { has: page.locator('input[type=date]') }).last();
    if (!(await field.count())) break;
    await field.locator('input').fill(day);
    await field.locator('button').last().click();
    await page.locator('.walk .fold li', { hasText: `${Number(day.slice(-2))} November 2026` }).waitFor({ state: 'attached' });
    await noDate();
  }
  for (const stage of [1, 2, 3, 4]) {
    await page.goto(`${h.home}leeds/stage-${stage}/`);
    await running(page);
    await noDate();
    await page.getByText('No days printed').first().waitFor();
  }
});

test('Northamptonshire offers no next stage', async (t) => {
  const page = await person(t, 'northamptonshire/start/');
  while (await question(page)) {
    const was = await question(page);
    await choose(page, 'No');
    await page.waitForFunction((q) => document.querySelector('.ask legend')?.textContent !== q, was);
  }
  await page.locator('.walk .gap', { hasText: 'the stages' }).waitFor();
  assert.equal(await page.locator('.walk a[href*="stage-"]').count(), 0);
});

test('What was answered', together, async (t) => {
  await t.test('is there after a reload and after going to another page and back', async (t) => {
    const page = await person(t, 'swindon/start/');
    await choose(page, 'Yes');
    const second = 'Do you think this risk of significant harm is immediate?';
    await page.locator('.ask legend', { hasText: second }).waitFor();
    await page.reload();
    await running(page);
    await page.locator('.ask legend', { hasText: second }).waitFor();
    await page.getByRole('link', { name: 'Glossary' }).click();
    await page.locator('h1', { hasText: 'Glossary' }).waitFor();
    await page.goBack();
    await page.locator('.ask legend', { hasText: second }).waitFor();
  });

  await t.test('stays with its board', async (t) => {
    const page = await person(t, 'swindon/start/');
    await choose(page, 'Yes');
    await page.goto(`${h.home}northamptonshire/start/`);
    await running(page);
    assert.deepEqual(await soFar(page), []);
  });

  await t.test('is not there in a new tab', async (t) => {
    const page = await person(t, 'swindon/start/');
    await choose(page, 'Yes');
    await page.locator('.walk .next__do').first().waitFor();
    const other = await open(page.context(), `${h.home}swindon/start/`);
    assert.match(await question(other), /at risk of significant harm/);
    assert.deepEqual(await soFar(other), []);
  });
});
