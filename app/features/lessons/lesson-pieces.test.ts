import { describe, expect, it } from 'vitest';
import type { LessonBlock } from '~db/schema/catalog';
import { lessonPieces, type LessonReader } from './lesson-pieces';

const html = (text: string): LessonBlock => ({ kind: 'html', html: `<p>${text}</p>` });
const blocks: LessonBlock[] = [
  html('a'),
  html('b'),
  { kind: 'reflection', id: 'r1', question: 'Je?' },
  html('c'),
  { kind: 'facilitator', html: '<aside>n</aside>' },
  html('d'),
];
const visitor: LessonReader = { reflections: {}, seesFacilitatorNotes: false, savesData: false };

describe('the pieces of a lesson', () => {
  it('join what is the same for everybody, and leave the facilitator’s note out', () => {
    expect(lessonPieces(blocks, visitor)).toEqual([
      { kind: 'html', html: '<p>a</p>\n<p>b</p>' },
      { kind: 'reflection', id: 'r1', question: 'Je?', text: '' },
      { kind: 'html', html: '<p>c</p>\n<p>d</p>' },
    ]);
  });

  it('hold what the reader wrote, and the note for who teaches', () => {
    const pieces = lessonPieces(blocks, {
      ...visitor,
      reflections: { r1: 'Yangu' },
      seesFacilitatorNotes: true,
    });
    expect(pieces.map(({ kind }) => kind)).toEqual(['html', 'reflection', 'html', 'facilitator', 'html']);
    expect(pieces[1]).toMatchObject({ text: 'Yangu' });
  });

  it('set each block beside that of the other language', () => {
    const pieces = lessonPieces([html('a'), html('b')], visitor, [html('x'), html('y')]);
    expect(pieces).toEqual([
      { kind: 'pair', html: '<p>a</p>', other: '<p>x</p>' },
      { kind: 'pair', html: '<p>b</p>', other: '<p>y</p>' },
    ]);
  });

  it('show a block alone where the other language has none', () => {
    expect(lessonPieces([html('a'), html('b')], visitor, [html('x')]).map(({ kind }) => kind)).toEqual([
      'pair',
      'html',
    ]);
  });

  it('tell prices in the language of each block, by the tariff that holds now', () => {
    const film: LessonBlock = {
      kind: 'html',
      html: '<span>1:05, <data value="2097152">KB 2,048</data></span>',
    };
    const prices = { language: 'sw', tariff: 9 } as const;
    const other = { ...film, html: film.html.replace('KB 2,048', '2,048 KB') };
    expect(lessonPieces([film], { ...visitor, prices }, [other])).toEqual([
      {
        kind: 'pair',
        html: '<span>1:05, <data value="2097152">KB 2,048 (takriban TSh 18)</data></span>',
        other: '<span>1:05, <data value="2097152">2,048 KB (about TSh 18)</data></span>',
      },
    ]);
    expect(lessonPieces([film], { ...visitor, prices: { ...prices, tariff: 3 } })[0]).toMatchObject({
      html: '<span>1:05, <data value="2097152">KB 2,048 (takriban TSh 6)</data></span>',
    });
  });

  it('give who saves data a link in place of a picture', () => {
    const photo: LessonBlock = {
      kind: 'html',
      html:
        '<figure><details class="photo" open=""><summary>Picha, KB 20</summary><picture><source type="image/avif"/>' +
        '<img src="/media/a.jpg" alt="Rejesta &quot;mpya&quot;" width="720" loading="lazy"/></picture></details></figure>',
    };
    expect(lessonPieces([photo], { ...visitor, savesData: true })).toEqual([
      {
        kind: 'html',
        html: '<figure><p class="photo"><a href="/media/a.jpg">Picha, KB 20</a> Rejesta &quot;mpya&quot;</p></figure>',
      },
    ]);
  });

  it('leave posters out for who saves data, in both languages', () => {
    const film = (name: string): LessonBlock => ({
      kind: 'html',
      html: `<div class="screen"><picture><img src="${name}"/></picture><video></video></div>`,
    });
    const bare = '<div class="screen"><video></video></div>';
    expect(lessonPieces([film('a')], { ...visitor, savesData: true }, [film('b')])).toEqual([
      { kind: 'pair', html: bare, other: bare },
    ]);
  });
});
