// axe-core on the page at hand. Nothing is animated while it looks.

import axe from 'axe-core';

// violations lists what axe finds wrong, one line each.
export async function violations(page, { coloursOnly = false } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
  if (coloursOnly) options.runOnly = ['color-contrast', 'link-in-text-block'];
  const { violations: found } = await page.evaluate((o) => window.axe.run(document, o), options);
  return found.flatMap((v) => v.nodes.map((n) => `${v.id} (${v.help}): ${n.html.slice(0, 160)} ${n.any.map((a) => a.message).join(' ').slice(0, 200)}`));
}
