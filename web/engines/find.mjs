// Finding things on a page as a person does, by what they are called, alike in every engine.

const patience = 30_000;

// until waits for work, run in the page, to give something that is true, and gives it back.
export async function until(tab, what, work, ...args) {
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    try {
      const value = await tab.evaluate(work, ...args);
      if (value) return value;
    } catch (err) {
      last = err; // the page was on its way to another
    }
    await new Promise((done) => setTimeout(done, 150));
  }
  const shown = await tab.evaluate(() => `${location.pathname}: ${document.body.innerText.slice(0, 1200)}`).catch(() => '');
  throw new Error(`waited for ${what} in vain${last ? ` (${last.message})` : ''}\n${shown}`);
}

// mark gives the one visible element of a kind with a name an attribute to find it by. Runs in the page.
function mark(kind, name, exact) {
  const called = (e) => (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || e.textContent || '').replace(/\s+/g, ' ').trim();
  const selector = { button: 'button, [role=button], summary, a.button', link: 'a[href]', field: 'input, textarea, select', heading: 'h1, h2, h3' }[kind];
  const wanted = (e) => (exact ? called(e) === name : called(e).includes(name));
  const found = [...document.querySelectorAll(selector)].find((e) => wanted(e) && e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert]') && !e.disabled);
  if (!found) return '';
  document.querySelectorAll('[data-marked]').forEach((e) => e.removeAttribute('data-marked'));
  found.setAttribute('data-marked', '');
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  return '[data-marked]';
}

const one = (tab, kind, name, exact = true) => until(tab, `${kind} “${name}”`, mark, kind, name, exact);

export const press = async (tab, name, exact) => tab.click(await one(tab, 'button', name, exact));
export const follow = async (tab, name, exact) => tab.click(await one(tab, 'link', name, exact));
export const fill = async (tab, name, words, exact) => tab.type(await one(tab, 'field', name, exact), words);
export const heading = (tab, name, exact) => one(tab, 'heading', name, exact);

// says waits for words anywhere on the page.
export const says = (tab, words) => until(tab, `the words “${words}”`, (w) => document.body.innerText.replace(/\s+/g, ' ').includes(w), words);

// running shows the page that somebody is there, without which the program does not start, and waits until it has replaced the
// page's first element by its own.
export async function running(tab) {
  await tab.evaluate(() => { document.body.firstElementChild.asBuilt = true; });
  await until(tab, 'the program', () => {
    dispatchEvent(new Event('pointermove'));
    return document.readyState === 'complete' && !document.body.firstElementChild.asBuilt;
  });
}
