import { expect, test } from 'vitest';
import { contentOf, joinPage, personalPartsOf, splitPage, withPersonalParts } from './page-layers';

const pageOf = (title: string, path: string, article: string) =>
  `<!DOCTYPE html><html lang="sw-TZ"><head><title>${title} – Tumia</title><meta name="description" content="Muhtasari"/></head>` +
  `<body><header><a class="switch" href="/en${path}" hrefLang="en">English</a></header><main id="main">${article}</main><footer></footer></body></html>`;

const reflection = (text: string) =>
  `<section class="try" id="a" data-layer="personal"><p>${text}</p></section>`;
const done = (text: string) => `<section id="done" data-layer="personal"><form>${text}</form></section>`;
const article = (title: string, own: string) =>
  `<article><h1>${title}</h1>${reflection(own)}<section class="terms"><p>Rejesta $&amp;</p></section>${done(own)}</article>`;

test('a page is made again of a shell that came with another lesson', () => {
  const first = pageOf('Moja', '/courses/c/m/moja', article('Moja', 'x'));
  const second = pageOf('Mbili $1', '/courses/c/m/mbili', article('Mbili $1', 'x'));
  const shell = splitPage(first)!.shell;
  expect(splitPage(second)!.shell).toBe(shell);
  const joined = joinPage({ shell, article: article('Mbili $1', 'x') }, '/sw/courses/c/m/mbili');
  expect(joined).toBe(second.replace(/<meta name="description"[^>]*>/, ''));
});

test('a page that ends too early has no layers', () => {
  const whole = pageOf('Moja', '/x', article('Moja', 'x'));
  for (let end = 0; end < whole.length; end += 7) expect(splitPage(whole.slice(0, end))).toBeUndefined();
});

test('the content is the same whoever reads it, and takes anybody’s parts', () => {
  const [asha, musa] = [article('Moja', 'Asha'), article('Moja', 'Musa')];
  expect(contentOf(asha)).toBe(contentOf(musa));
  expect(contentOf(asha)).not.toContain('Asha');
  expect(personalPartsOf(asha)).toEqual([reflection('Asha'), done('Asha')]);
  expect(withPersonalParts(contentOf(musa), personalPartsOf(asha))).toBe(asha);
  expect(withPersonalParts(contentOf(musa), [])).toBeUndefined();
});
