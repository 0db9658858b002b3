import { expect, test } from 'vitest';
import { shownAlts } from './shown-alts';

const text = `Read this.

<Figure src="media/register.jpg" alt="A register &quot;open&quot;" caption="Page 1" />

<Figure alt="A register &quot;open&quot;" src="media/register.jpg" />

<Video src="media/film.mp4" poster="media/still.jpg" captions="media/film.sw.vtt" title="How to count">

Words.

</Video>
`;

test('says what a text says of a file, once', () => {
  expect(shownAlts(text, 'media/register.jpg')).toEqual(['A register "open"']);
});

test('a still picture and captions are shown by their film', () => {
  expect(shownAlts(text, 'media/still.jpg')).toEqual(['How to count']);
  expect(shownAlts(text, 'media/film.sw.vtt')).toEqual(['How to count']);
});

test('tells files that are not shown from files without words', () => {
  expect(shownAlts(text, 'media/other.jpg')).toBeUndefined();
  expect(shownAlts('<Figure src="media/other.jpg" />', 'media/other.jpg')).toEqual([]);
});
