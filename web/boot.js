// boot.js makes a finished page better, in this order: what needs no program at once; after the page's load event
// the worker that keeps the site offline; last, once somebody is there and not in the middle of something, the Go program.
// Whatever fails here leaves the page as it was. All words stand in the page; this file shows and hides them.
// It writes to no storage and asks no other origin.
(() => {
  'use strict';

  const { wasm, exec, sheet, base } = document.currentScript.dataset; // a site built without the program has no wasm
  const url = (path) => new URL(path, location.origin + base).href;
  const workerURL = url('worker.js'), execURL = url(exec), wasmURL = url(wasm);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const show = (selector) => all(selector).forEach((el) => { el.hidden = false; });
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

  // Two scripts may be loaded from here and no other; markup and code from strings stay refused.
  if (window.trustedTypes) {
    trustedTypes.createPolicy('default', {
      createScriptURL: (u) => [workerURL, execURL].includes(new URL(u, location.href).href) ? u : null,
    });
  }

  // ---- What needs no program

  // A page built before a policy's review date and read after it says so, by the reader's calendar.
  function review() {
    const now = new Date(), two = (n) => String(n).padStart(2, '0');
    const today = now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
    for (const el of all('[data-passed-after]')) {
      if (today <= el.dataset.passedAfter) continue;
      el.textContent = el.dataset.passedText;
      el.classList.add('strip__late');
    }
  }

  review();
  show('[data-needs-script]');
  document.addEventListener('click', (e) => { if (e.target.closest('[data-print]')) window.print(); });

  // go-app listens on window and takes every plain click on a link. A link that it would take wrongly is kept from
  // it here, one step earlier: the browser then follows the link itself. (A fragment's own jump also moves the focus.)
  document.addEventListener('click', (e) => {
    const a = e.target.closest('a[href]');
    if (a && (e.shiftKey || e.altKey || foreign(a))) e.stopPropagation();
    if (a && a.matches('.skip') && location.hash) skip(e);
  });

  // The fragment may be a record's, which a reload must find again: then the focus alone goes to the text.
  function skip(e) {
    const main = document.getElementById('main');
    e.preventDefault();
    main.tabIndex = -1;
    main.focus();
  }

  function foreign(a) {
    const samePage = a.pathname === location.pathname && a.search === location.search;
    return a.origin !== location.origin || !(a.pathname + '/').startsWith(base)
      || (a.target && a.target !== '_self') || 'load' in a.dataset || a.pathname === `${base}rescue/` // has a shell of its own
      || a.pathname.startsWith(`${base}training/`) // finished pages, of which the program knows a few
      || (samePage && a.hash) || /\.(?!html$)[^/.]+$/.test(a.pathname);
  }

  // ---- The worker

  // offline() resolves when the site is kept, or when it is clear that it will not be now.
  async function offline() {
    const status = document.querySelector('[data-offline]');
    const say = (text) => { if (status && text) { status.textContent = text; status.hidden = false; } };
    try {
      const reg = await navigator.serviceWorker.register(workerURL, { scope: base, updateViaCache: 'none' });
      watchUpdates(reg);
      const ok = await verified(await active(reg));
      say(ok ? status.dataset.ready : status.dataset.failed);
    } catch {
      say(status && status.dataset.failed);
    }
  }

  function active(reg) {
    const worker = reg.active || reg.waiting || reg.installing;
    return new Promise((done, fail) => {
      const look = () => {
        if (worker.state === 'activated') done(worker);
        if (worker.state === 'redundant') fail(new Error('not installed'));
      };
      worker.addEventListener('statechange', look);
      look();
    });
  }

  // "Ready" is the worker's word, given after it has looked through its own cache.
  function verified(worker) {
    return new Promise((done) => {
      navigator.serviceWorker.addEventListener('message', ({ data }) => {
        if (data && data.type === 'ready') done(data.ok === true);
      });
      navigator.serviceWorker.startMessages();
      worker.postMessage({ type: 'check' });
      sleep(20000).then(() => done(false));
    });
  }

  function watchUpdates(reg) {
    let pressed = false;
    const offer = () => { if (reg.waiting && reg.active) show('[data-update]'); };
    offer();
    reg.addEventListener('updatefound', () => {
      if (reg.installing) reg.installing.addEventListener('statechange', offer);
    });
    for (const button of all('[data-update] button')) {
      button.addEventListener('click', () => {
        pressed = true;
        if (reg.waiting) reg.waiting.postMessage({ type: 'take-over' }); else location.reload();
      });
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => { if (pressed) location.reload(); });
  }

  // ---- When to start

  let down = false, composing = false, quietAt = 0, wanted = null, touched = false, told = false, program = null;
  const quietIn = (ms) => { quietAt = Math.max(quietAt, performance.now() + ms); };
  const on = (names, act) => names.split(' ').forEach((n) => addEventListener(n, act, { capture: true, passive: true }));
  on('touchstart touchend touchcancel', (e) => { down = e.touches.length > 0; });
  on('pointerdown', (e) => { if (e.pointerType !== 'touch') down = true; });
  on('pointerup', () => { down = false; });
  on('compositionstart', () => { composing = true; });
  on('compositionend', () => { composing = false; });
  on('keydown input', () => quietIn(1000));
  on('input', () => { told = true; });
  on('scroll', () => quietIn(300));

  // The first touch of something that needs the program starts it at once. A press of a button is kept for it.
  on('pointerdown focusin click', (e) => {
    const el = e.target.closest && e.target.closest('[data-program]');
    if (!el || (program && program.mounted)) return;
    touched = true;
    if (e.type === 'click' && el.matches('button')) {
      wanted = el;
      el.setAttribute('aria-busy', 'true');
    }
    start();
  });

  const busy = () => down || composing || performance.now() < quietAt
    || (!touched && !getSelection().isCollapsed);

  // ---- The program

  // start() fetches at once, and lets the program take the page over in a quiet moment.
  async function start() {
    if (program || !wasm || document.querySelector('[data-still]')) return; // a page that the program has no part in
    program = { mounted: false };
    try {
      void window.localStorage; // where a browser refuses storage this throws; the program could not run either
      const [go, instance] = await load();
      while (busy()) await sleep(100);
      await run(go, instance);
    } catch (err) {
      console.error('program:', err);
      failed();
    }
  }

  async function load() {
    const compiled = compile();
    compiled.catch(() => {}); // reported once, below
    await Promise.all([
      fetched(Object.assign(document.createElement('script'), { src: execURL })),
      fetched(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet })),
    ]);
    const go = new Go();
    go.env = { GOAPP_ROOT_PREFIX: base }; // all that go-app asks for; its other globals are optional
    return [go, await WebAssembly.instantiate(await compiled, go.importObject)];
  }

  const fetched = (el) => new Promise((done, fail) => {
    el.onload = done;
    el.onerror = () => fail(new Error((el.src || el.href) + ' did not load'));
    document.head.append(el);
  });

  // What the worker has fetched is not fetched twice: its cache is read first. While the worker fetches the same file, the
  // browser may break the page's request off; by then the worker has it, or the way round the browser's own cache is left.
  async function compile() {
    const kept = () => window.caches?.match(wasmURL);
    let why;
    for (const way of [kept, () => fetch(wasmURL), kept, () => fetch(wasmURL, { cache: 'reload' })]) {
      try {
        const response = await way();
        if (response) return await compiled(response);
      } catch (err) {
        why = err;
      }
    }
    throw why;
  }

  async function compiled(response) {
    if (!response.ok) throw new Error('program: status ' + response.status);
    const typed = (response.headers.get('Content-Type') || '').startsWith('application/wasm');
    return typed && WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }

  // run() gives the page to the program, which replaces the first element of the body by its own, alike. It may read
  // files first, so the reader's place is noted until then.
  async function run(go, instance) {
    let before = remember();
    const note = setInterval(() => { before = remember(); }, 100);
    const watch = new MutationObserver(() => {
      if (document.body.firstElementChild === before.root) return;
      watch.disconnect();
      clearInterval(note);
      program.mounted = true;
      restore(before);
      wipeWithPage(instance.exports.mem);
    });
    watch.observe(document.body, { childList: true });
    await go.run(instance); // until the program ends, which it never should
    clearInterval(note);
    if (program.mounted) stopped(); else failed();
  }

  // What the program held goes with its page. The browser gives its memory back in its own time, and there may be words in
  // it, unless nobody ever put one in. The program has heard of it before: it listens while the event is on its way down.
  function wipeWithPage(memory) {
    addEventListener('pagehide', (e) => {
      if (e.persisted || !told) return;
      addEventListener('visibilitychange', (next) => next.stopImmediatePropagation(), true); // nothing more reaches it
      new Uint8Array(memory.buffer).fill(0);
    });
  }

  function failed() {
    all('[aria-busy]').forEach((el) => el.removeAttribute('aria-busy'));
    show('[data-no-program]');
  }

  function stopped() {
    show('[data-stopped]');
    const cover = document.querySelector('[data-stopped]');
    for (const el of document.body.children) el.inert = el !== cover && !el.contains(cover);
    const button = cover && cover.querySelector('button');
    if (!button) return;
    button.addEventListener('click', () => location.reload());
    button.focus();
  }

  // ---- The reader's place, kept over the first mount

  const places = 'a[href], button, input, select, textarea, summary, [tabindex]';

  // key is by what an element is known again: the program's page has parts that the built one has not, so places move.
  const key = (el) => el.id || [el.tagName, el.getAttribute('href'), el.textContent.trim()].join(' ');
  const fold = (el) => key(el.querySelector('summary') || el);

  function remember() {
    const root = document.body.firstElementChild, marks = all(places, root);
    const mark = (el) => {
      if (!root.contains(el) || el === root) return null;
      const known = key(el);
      return { known, nth: marks.filter((m) => key(m) === known).indexOf(el) };
    };
    const at = document.activeElement;
    return {
      root,
      focus: at && mark(at),
      caret: at && 'selectionStart' in at ? [at.selectionStart, at.selectionEnd] : null,
      press: wanted && mark(wanted),
      fields: marks.filter(changed).map((el) => ({ ...mark(el), value: el.value, checked: el.checked })),
      folds: all('details', root).map((el) => ({ known: fold(el), open: el.open })),
      scroll: [scrollX, scrollY],
    };
  }

  const changed = (el) => 'defaultValue' in el && (el.value !== el.defaultValue || el.checked !== el.defaultChecked);

  function restore(was) {
    const root = document.body.firstElementChild, marks = all(places, root);
    const find = (m) => m && marks.filter((el) => key(el) === m.known)[m.nth];
    for (const el of all('details', root)) {
      const before = was.folds.find((f) => f.known === fold(el));
      if (before) el.open = before.open;
    }
    for (const field of was.fields) {
      const el = find(field);
      if (!el) continue;
      el.value = field.value;
      el.checked = field.checked;
      el.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const focus = find(was.focus);
    if (focus) focus.focus({ preventScroll: true });
    if (focus && was.caret && was.caret[0] !== null) focus.setSelectionRange(...was.caret);
    hold(was.scroll);
    show('[data-needs-script]');
    review();
    const press = find(was.press);
    if (press) setTimeout(() => press.click());
  }

  // go-app's first frame jumps to the address's fragment, wherever the reader has gone since: that jump is left out.
  function hold([x, y]) {
    const jump = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = () => {};
    setTimeout(() => { Element.prototype.scrollIntoView = jump; }, 200);
    scrollTo({ left: x, top: y, behavior: 'instant' });
  }

  // ---- Order

  // The program costs a slow phone a second of its attention, so it starts only once somebody is there: at the first
  // sign of a hand, and then in a quiet moment. Who only opens a page to read it never waits for anything.
  const somebody = new Promise((here) => on('pointermove pointerdown touchstart wheel keydown', here));

  // Who opens a page that is nothing without the program wants it: there it starts by itself.
  const atOnce = document.querySelector('[data-program="now"]');

  addEventListener('load', async () => {
    if (atOnce) start();
    await offline();
    await somebody;
    const idle = window.requestIdleCallback || ((f) => setTimeout(f, 200));
    idle(start, { timeout: 3000 });
  });
})();
