import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyItems,
  anyResponses,
  choiceItem,
  hashOfItem,
  numericItem,
  quizOf,
  trueFalseItem,
} from '~tests/factories/quiz-items';
import { drawItems } from './draw-items';
import { askItem, explainItem } from './present-attempt';

const words = { true: 'Kweli', false: 'Si kweli' };
const drawnOf = (id: string, options: string[] = []) => ({ hash: `hash of ${id}`, itemId: id, options });

const askedQuizzes = anyItems.chain((items) =>
  fc.record({ items: fc.constant(items), seed: fc.nat(), responses: anyResponses(items) }),
);

describe('askItem', () => {
  it('tells nothing of what is right, whatever was answered', () => {
    fc.assert(
      fc.property(askedQuizzes, fc.constantFrom('sw', 'en'), ({ items, seed, responses }, language) => {
        const kept = new Map(items.map((item) => [hashOfItem(item), item]));
        for (const drawn of drawItems(quizOf(items), kept, seed)) {
          const item = items.find(({ id }) => id === drawn.itemId);
          if (!item) throw new Error(`${drawn.itemId} is not in the bank`);
          const asked = askItem(item, drawn, {}, language, words);
          const told = JSON.stringify(asked);
          expect(told).not.toMatch(/SECRET|correct|feedback|tolerance|answer|right/i);
          if (item.type === 'numeric') expect(told).not.toContain(String(item.numeric.answer));
          // What was answered comes back and changes nothing else.
          const answered = askItem(item, drawn, responses, language, words);
          expect({ ...answered, response: [] }).toEqual(asked);
        }
      }),
    );
  });

  it('shows the options in the order in which they were drawn', () => {
    const item = choiceItem('q', 'single', ['a', 'b', 'c'], ['a']);
    const asked = askItem(item, drawnOf('q', ['c', 'a', 'b']), { q: ['a'] }, 'en', words);
    expect(asked).toMatchObject({ stem: 'question q (en)', unit: null, response: ['a'] });
    expect(asked.options).toEqual(['c', 'a', 'b'].map((key) => ({ key, text: `option ${key} (en)` })));
  });

  it('asks true or false always in this order, and a number with its unit', () => {
    const claim = askItem(trueFalseItem('q', false), drawnOf('q'), {}, 'sw', words);
    expect(claim.options.map(({ text }) => text)).toEqual(['Kweli', 'Si kweli']);
    const number = askItem(numericItem('q', 5), drawnOf('q'), {}, 'sw', words);
    expect(number).toMatchObject({ unit: 'percent (sw)', options: [], response: [] });
  });
});

describe('explainItem', () => {
  it('says of each choice whether it is right, was chosen, and why', () => {
    const item = choiceItem('q', 'multi', ['a', 'b', 'c'], ['a', 'c']);
    const explained = explainItem(item, drawnOf('q', ['b', 'c', 'a']), { q: ['a', 'b'] }, 'en', words);
    expect(explained).toMatchObject({ isRight: false, feedback: null, rightNumber: null });
    expect(explained.choices).toEqual([
      { key: 'b', text: 'option b (en)', correct: false, chosen: true, feedback: 'SECRET of b (en)' },
      { key: 'c', text: 'option c (en)', correct: true, chosen: false, feedback: 'SECRET of c (en)' },
      { key: 'a', text: 'option a (en)', correct: true, chosen: true, feedback: 'SECRET of a (en)' },
    ]);
  });

  it('speaks to the whole answer where there are no options to explain', () => {
    const number = numericItem('q', 5);
    expect(explainItem(number, drawnOf('q'), { q: ['5'] }, 'sw', words)).toMatchObject({
      isRight: true,
      feedback: 'SECRET right (sw)',
      rightNumber: 5,
      choices: [],
    });
    expect(explainItem(number, drawnOf('q'), {}, 'sw', words)).toMatchObject({
      isRight: false,
      feedback: 'SECRET wrong (sw)',
    });
    const claim = explainItem(trueFalseItem('q', false), drawnOf('q'), { q: ['true'] }, 'en', words);
    expect(claim.choices.map(({ key, correct, chosen }) => ({ key, correct, chosen }))).toEqual([
      { key: 'true', correct: false, chosen: true },
      { key: 'false', correct: true, chosen: false },
    ]);
  });
});
