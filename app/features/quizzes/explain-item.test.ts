import { describe, expect, it } from 'vitest';
import {
  chartItem,
  choiceItem,
  gapsItem,
  matchingItem,
  numericItem,
  orderingItem,
  shortItem,
  trueFalseItem,
} from '~tests/factories/quiz-items';
import type { ItemBody } from '~db/schema/items';
import type { DrawnItem, Responses } from '~db/schema/quizzes';
import { explainItem } from './explain-item';

const words = { true: 'Kweli', false: 'Si kweli' };
const explain = (item: ItemBody, responses: Responses, drawn: Partial<DrawnItem> = {}) =>
  explainItem(
    { item, drawn: { hash: 'h', itemId: 'q', options: [], ...drawn }, html: undefined },
    responses,
    'en',
    words,
  );

describe('explainItem', () => {
  it('says of each choice whether it is right, was chosen, and why', () => {
    const item = choiceItem('q', 'multi', ['a', 'b', 'c'], ['a', 'c']);
    const explained = explain(item, { q: ['a', 'b'] }, { options: ['b', 'c', 'a'] });
    expect(explained).toMatchObject({ verdict: 'wrong', earned: null, feedback: null, parts: [] });
    expect(explained.choices).toEqual([
      { key: 'b', text: 'option b (en)', correct: false, chosen: true, feedback: 'SECRET of b (en)' },
      { key: 'c', text: 'option c (en)', correct: true, chosen: false, feedback: 'SECRET of c (en)' },
      { key: 'a', text: 'option a (en)', correct: true, chosen: true, feedback: 'SECRET of a (en)' },
    ]);
  });

  it('speaks to the whole answer where there are no options to explain', () => {
    const number = { ...numericItem('q', 5), explanation: { sw: 'kwa sababu', en: 'because' } };
    expect(explain(number, { q: ['5'] })).toMatchObject({
      verdict: 'right',
      feedback: 'SECRET right (en)',
      explanation: 'because',
      parts: [{ given: '5', right: '5 percent (en)', isRight: true }],
      choices: [],
    });
    expect(explain(number, {})).toMatchObject({
      verdict: 'wrong',
      isAnswered: false,
      feedback: 'SECRET wrong (en)',
      explanation: 'because',
    });
    const claim = explain(trueFalseItem('q', false), { q: ['true'] });
    expect(claim.choices.map(({ key, correct, chosen }) => ({ key, correct, chosen }))).toEqual([
      { key: 'true', correct: false, chosen: true },
      { key: 'false', correct: true, chosen: false },
    ]);
  });

  it('says to a typed answer what its author says to that very one', () => {
    const item = shortItem('q', ['rejesta', 'kitabu']);
    const [, half] = item.accepted;
    if (half) half.feedback = { sw: 'karibu', en: 'nearly' };
    expect(explain(item, { q: ['Kitabu'] })).toMatchObject({
      verdict: 'partly',
      earned: { percent: 50 },
      feedback: 'nearly',
      parts: [{ given: 'Kitabu', right: 'rejesta', isRight: false }],
    });
  });

  it('counts the parts that are right, and names the right one of each', () => {
    const matching = matchingItem('q', { a: 'b', b: 'a', c: 'b' }, ['a', 'b']);
    expect(explain(matching, { 'q.a': ['b'], 'q.b': ['a'] }, { options: ['b', 'a'] })).toMatchObject({
      verdict: 'partly',
      earned: { got: 2, of: 3 },
      parts: [
        { label: 'prompt a (en)', given: 'choice b (en)', right: 'choice b (en)', isRight: true },
        { label: 'prompt b (en)', given: 'choice a (en)', right: 'choice a (en)', isRight: true },
        { label: 'prompt c (en)', given: null, right: 'choice b (en)', isRight: false },
      ],
    });
    const ordering = orderingItem('q', ['a', 'b', 'c']);
    expect(
      explain(ordering, { 'q.a': ['2'], 'q.b': ['3'], 'q.c': ['1'] }, { options: ['c', 'b', 'a'] }),
    ).toMatchObject({
      verdict: 'partly',
      earned: { got: 1, of: 2 },
      parts: [
        { label: 'step a (en)', given: '2', right: '1', isRight: false },
        { label: 'step b (en)', given: '3', right: '2', isRight: false },
        { label: 'step c (en)', given: '1', right: '3', isRight: false },
      ],
    });
  });

  it('explains each blank under its number in the sentence', () => {
    const gaps = explain(
      gapsItem('q', 'b'),
      { 'q.a': ['c'], 'q.b': ['neno'], 'q.c': ['7123'] },
      { blanks: { a: ['a', 'b', 'c'] } },
    );
    expect(gaps).toMatchObject({
      verdict: 'partly',
      earned: { percent: 50 },
      sentence: 'First (1), then (2), last (3). (en)',
      parts: [
        { given: 'option c (en)', right: 'option b (en)', isRight: false, feedback: 'SECRET of c (en)' },
        { given: 'neno', right: 'SECRET word', isRight: false },
        { given: '7123', right: '7,123', isRight: true },
      ],
    });
  });

  it('names the points of a chart that were right or chosen', () => {
    const chart = explain(chartItem('q', ['b', 'd']), { q: ['a', 'b', 'd'] });
    expect(chart).toMatchObject({ verdict: 'partly', earned: { got: 1, of: 2 } });
    expect(chart.choices.map(({ text, correct, chosen }) => [text, correct, chosen])).toEqual([
      ['A. M0 (en)', false, true],
      ['B. M1 (en)', true, true],
      ['D. M3 (en)', true, true],
    ]);
  });
});
