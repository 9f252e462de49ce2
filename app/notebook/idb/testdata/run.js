// Runs a compiled Go test in this page, and sends what it prints, and its end, to the server.
// Its arguments stand in the page's address, one "arg" each.
'use strict';

const decoder = new TextDecoder();
const tell = (path, body) => fetch(path, { method: 'POST', body });
let sent = Promise.resolve();

globalThis.fs.writeSync = (_, bytes) => {
  const text = decoder.decode(bytes, { stream: true });
  sent = sent.then(() => tell('log', text));
  return bytes.length;
};

addEventListener('error', event => tell('log', `page: ${event.message}\n`));

(async () => {
  const go = new Go();
  go.argv = ['test', ...new URLSearchParams(location.search).getAll('arg')];
  let code = 1;
  go.exit = value => { code = value; };
  try {
    const { instance } = await WebAssembly.instantiateStreaming(fetch('test.wasm'), go.importObject);
    await go.run(instance);
  } catch (error) {
    await tell('log', `page: ${error}\n`);
  }
  await sent;
  await tell('done', String(code));
})();
