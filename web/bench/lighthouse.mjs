// Lighthouse's own mobile run: its simulated slow phone, so the site is served without our line in front of it.

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromiumFlags, chromiumPath } from './measure.mjs';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const patience = 120e3;

// audit gives { scores, shift, blocking, misses } of one page; misses says which audits cost points.
export async function audit(url) {
  const chrome = await launch({ chromePath: chromiumPath, chromeFlags: ['--headless=new', ...chromiumFlags], logLevel: 'silent' });
  let timer;
  try {
    const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`Lighthouse: no result after ${patience / 1000} s`)), patience); });
    const run = lighthouse(url, { port: chrome.port, onlyCategories: categories, logLevel: 'silent' });
    const { lhr } = await Promise.race([run, late]);
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
    return {
      scores: categories.map((c) => Math.round(lhr.categories[c].score * 100)),
      shift: lhr.audits['cumulative-layout-shift'].numericValue,
      blocking: lhr.audits['total-blocking-time'].numericValue,
      misses: misses(lhr),
    };
  } finally {
    clearTimeout(timer);
    chrome.kill();
  }
}

function misses(lhr) {
  const found = [];
  for (const category of categories) {
    for (const { id, weight } of lhr.categories[category].auditRefs) {
      const { score, displayValue } = lhr.audits[id];
      if (weight > 0 && score !== null && score < 1) found.push(`${id}${displayValue ? ' ' + displayValue : ''}`);
    }
  }
  return found;
}
