import { describe, expect, it } from 'vitest';
import { fileHtml, picturesIn } from './file-html';

const surroundings = {
  name: 'lesson-1',
  publicUrl: 'https://tumia.example',
  inFile: new Map([['/sw/courses/c/m/next', '#lesson-2']]),
  pictures: new Map([['/media/aa.jpg', 'data:image/webp;base64,AAAA']]),
};

const picture =
  '<picture><source type="image/avif" srcset="/media/ab.avif 360w, /media/ac.avif 720w"/><img src="/media/aa.jpg" alt="Rejesta" width="720"/></picture>';

describe('a lesson in a file', () => {
  it.each([
    ['a lesson of the file', '<a href="/sw/courses/c/m/next">B</a>', '<a href="#lesson-2">B</a>'],
    [
      'a page of the site',
      '<a href="/sw/toolkits">B</a>',
      '<a href="https://tumia.example/sw/toolkits">B</a>',
    ],
    [
      'a word explained below',
      '<a class="term" href="#term-x">B</a>',
      '<a class="term" href="#term-x">B</a>',
    ],
    ['a recording', '<source src="/media/a.mp3"/>', '<source src="https://tumia.example/media/a.mp3"/>'],
    ['choices', '<details name="q1-sw" class="choice">', '<details name="lesson-1-q1-sw" class="choice">'],
    ['headings', '<h2>A</h2><h3>B</h3>', '<h3>A</h3><h4>B</h4>'],
    ['a picture', picture, '<img src="data:image/webp;base64,AAAA" alt="Rejesta" width="720"/>'],
  ])('leads on from %s', (_, html, expected) => {
    expect(fileHtml(html, surroundings)).toBe(expected);
  });
});

it('finds every form of a picture', () => {
  expect(picturesIn(`<p>${picture}</p>`)).toEqual([['/media/ab.avif', '/media/ac.avif', '/media/aa.jpg']]);
});
