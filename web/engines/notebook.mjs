// What a person does with the notebook, alike in every engine.

import { fill, follow, heading, press, says, until } from './find.mjs';

// open opens a page of the notebook anew, which starts the program by itself.
export async function open(tab, home, path = 'notebook/') {
  await tab.go(`${home}rescue/`); // another page: an address that differs in its fragment alone would be no navigation
  await tab.go(home + path);
  await until(tab, 'the notebook', () => /^(Set up your notebook|Unlock your notebook)$/.test(document.querySelector('h1')?.innerText));
}

const secret = (tab) => until(tab, 'words to write down', () => [...document.querySelectorAll('.secret span')].map((e) => e.innerText));

async function drawn(tab) {
  await heading(tab, 'Your passphrase');
  return (await secret(tab)).join(' ');
}

export async function setUp(tab) {
  await press(tab, 'Set up the notebook');
  const phrase = await drawn(tab);
  await press(tab, 'I have written them down');
  await heading(tab, 'Your recovery code');
  const code = (await secret(tab)).join('-');
  await fill(tab, 'Type the code from your paper', code);
  await press(tab, 'Make the notebook');
  await heading(tab, 'Cases');
  return { phrase, code };
}

// inBar presses what is in the notebook's bar, where other things on the page may be called the same.
const inBar = (tab, name) => until(tab, `${name} in the bar`, (n) => {
  const found = [...document.querySelectorAll('.bar a, .bar button')].find((e) => e.innerText.trim() === n);
  found?.click();
  return Boolean(found);
}, name);

export async function lock(tab) {
  await inBar(tab, 'Lock');
  await heading(tab, 'Unlock your notebook');
}

export async function unlock(tab, phrase) {
  await fill(tab, 'Your passphrase', phrase);
  await press(tab, 'Unlock');
}

export async function begin(tab, what) {
  await follow(tab, 'New case');
  await heading(tab, 'A new case');
  await tab.evaluate(() => {
    const select = document.querySelector('#board');
    select.value = 'swindon';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await fill(tab, 'Your role', 'social worker');
  await fill(tab, 'What it is about', what);
  await press(tab, 'Begin the case');
  await says(tab, ' begun: saved');
  return tab.evaluate(() => location.hash.slice(1));
}

export async function log(tab, said) {
  await follow(tab, 'Log a contact');
  await heading(tab, 'Log an entry', false);
  await fill(tab, 'What was said', said);
  await press(tab, 'Save');
  await until(tab, 'the entry', (w) => document.querySelector('.chron')?.innerText.includes(w), said);
}

export async function change(tab, phrase) {
  await press(tab, 'Change the passphrase');
  await fill(tab, 'The passphrase as it is now', phrase);
  await press(tab, 'Continue');
  const words = await drawn(tab);
  await press(tab, 'Change the passphrase');
  await says(tab, 'The new passphrase opens the notebook from now on');
  return words;
}

// copy makes a copy and gives its bytes, as the page hands them to the browser.
export async function copy(tab) {
  await inBar(tab, 'Copies');
  await press(tab, 'Make a copy');
  const phrase = await drawn(tab);
  await press(tab, 'Make the copy with these words');
  await says(tab, 'It was opened again and compared:');
  await tab.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { globalThis.handed = blob; return make.call(URL, blob); };
  });
  await press(tab, 'Save it');
  const text = await until(tab, 'the file', async () => globalThis.handed && btoa(Array.from(new Uint8Array(await globalThis.handed.arrayBuffer()), (b) => String.fromCharCode(b)).join('')));
  return { phrase, bytes: Buffer.from(text, 'base64') };
}

export async function restore(tab, file, phrase) {
  await inBar(tab, 'Open a file');
  await until(tab, 'the place for the file', () => {
    const input = document.querySelector('input[type=file]');
    input?.setAttribute('data-file-place', '');
    return Boolean(input);
  });
  await tab.upload('[data-file-place]', file);
  await fill(tab, 'The words that open it', phrase);
  await press(tab, 'Open');
  await says(tab, 'What is in it');
  await press(tab, 'Take in what is new');
  await says(tab, 'All of the file is here.');
}
