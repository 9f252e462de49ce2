// probe runs inside every measured page, before the page's own scripts, and says through the binding benchSay what
// has happened and when. Times are milliseconds since 1970, so that those of two pages and of the server compare.
//
//   fork    words of the link to click as soon as it can be clicked; '' clicks nothing
//   later   click the next such link so many milliseconds after the second page's load event; 0 does not
//   status  the site tells in [data-offline] when it is ready offline; otherwise the caches are asked
//   kept    addresses that must be in the caches then
export function probe({ fork, later, status, kept }) {
  if (window !== top || !location.protocol.startsWith('http')) return;

  const now = () => performance.timeOrigin + performance.now();
  const say = (what, more = {}, at = now()) => window.benchSay(JSON.stringify({ what, at, from: performance.timeOrigin, path: location.pathname, ...more }));
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => new Promise(requestAnimationFrame);

  // until looks once a frame, which is as often as a person could see a change.
  async function until(test) {
    for (;;) {
      const found = test();
      if (found) return found;
      await frame();
    }
  }

  const visible = (el) => el && el.getClientRects().length > 0 && el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const heading = () => { const h1 = document.querySelector('h1'); return visible(h1) ? h1.textContent : ''; };

  // clickable gives the link when it is what a finger on its middle would touch.
  function clickable() {
    const link = [...document.querySelectorAll('main a')].find((a) => a.textContent.includes(fork));
    if (!visible(link)) return null;
    link.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = link.getClientRects()[0];
    return link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)) ? link : null;
  }

  // follow clicks and waits for the next heading. A site that loads a new document stops here, and the probe in the
  // new document says the heading.
  async function follow(link) {
    const before = heading();
    link.click();
    await until(() => heading() && heading() !== before);
    say('heading', { same: true });
  }

  async function visit() {
    await until(heading);
    say('heading');
    if (!fork) return;
    const step = Number(sessionStorage.getItem('bench-step') ?? 0); // survives the change of document
    sessionStorage.setItem('bench-step', step + 1);
    if (step === 0) {
      const link = await until(clickable);
      say('clickable');
      await follow(link); // goes on only where the document stays
      sessionStorage.setItem('bench-step', 2);
    } else if (step > 1) return;
    if (!later) return;
    await loaded;
    await sleep(later);
    const link = await until(clickable);
    say('later');
    await follow(link);
  }

  // ---- What the whole visit cost

  const shifts = [], long = [];
  const watch = (type, into) => new PerformanceObserver((list) => into.push(...list.getEntries())).observe({ type, buffered: true });
  watch('layout-shift', shifts);
  watch('longtask', long);
  const loaded = new Promise((done) => addEventListener('load', done));

  // shift and blocking are defined as Lighthouse defines them, but over the whole visit and not for its quiet first part:
  // what moved though nobody touched anything; and what is over 50 ms of each long task after the first paint.
  window.benchCost = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    return {
      shift: shifts.filter((s) => !s.hadRecentInput).reduce((sum, s) => sum + s.value, 0),
      blocking: long.filter((t) => t.startTime + t.duration > paint).reduce((sum, t) => sum + t.duration - 50, 0),
      long: long.map((t) => [Math.round(t.startTime), Math.round(t.duration)]),
    };
  };

  // ---- Ready offline

  async function offline() {
    if (status) {
      const el = document.querySelector('[data-offline]');
      if (!el || el.hidden) return null;
      return el.textContent === el.dataset.failed ? { missing: [el.textContent] } : { missing: [] };
    }
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration?.active?.state !== 'activated') return null;
    const at = now(); // the worker's word; the count below only checks it, and its time is not the site's
    const missing = [];
    for (const url of kept) if (!await caches.match(url, { ignoreSearch: true })) missing.push(url);
    return { at, missing };
  }

  // ---- Order

  visit();
  addEventListener('DOMContentLoaded', async () => {
    say('parsed', { answered: performance.getEntriesByType('navigation')[0].responseEnd }); // the whole page is here
    const root = document.body.firstElementChild;
    new MutationObserver((_, watcher) => {
      if (document.body.firstElementChild === root) return;
      watcher.disconnect();
      say('program'); // go-app has replaced the first element of the body: the program runs
    }).observe(document.body, { childList: true });
    const sorry = document.querySelector('[data-no-program]');
    if (sorry) new MutationObserver(() => { if (!sorry.hidden) say('no program'); }).observe(sorry, { attributes: true });
    if (fork) return;
    await loaded;
    for (;;) {
      const state = await offline();
      if (state) return say('offline', { missing: state.missing }, state.at);
      await sleep(50);
    }
  });
  loaded.then(() => say('loaded'));
}
