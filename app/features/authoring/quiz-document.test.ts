import { describe, expect, test } from 'vitest';
import { editQuiz, readQuiz } from './quiz-document';

const quiz = `# The final, agreed in March
id: ncd.final
draw: 10 # of all
passMark: 80
items:
  # The first is easy.
  - { id: ncd.q1, type: true_false }
`;
const draw = {
  bank: 'malaria',
  bankOutcome: 'mal.o1',
  tag: '',
  difficulty: 'easy' as const,
  outcome: 'ncd.o1',
};

describe('the file of a quiz', () => {
  test('takes rules from a form and keeps its comments', () => {
    const rules = { draw: 10, passMark: 70, maxAttempts: 3, minutes: null, answersShown: 'never' as const };
    const text = editQuiz(quiz, { intent: 'rules', rules }) ?? '';
    expect(readQuiz(text).rules).toEqual({
      draw: '10',
      passMark: '70',
      maxAttempts: '3',
      minutes: '',
      answersShown: 'never',
    });
    expect(text).toContain('# The final, agreed in March');
    expect(text).toContain('draw: 10 # of all');
    expect(text).toContain('# The first is easy.');
  });

  test('stays as it is where the form changes nothing', () => {
    const rules = {
      draw: 10,
      passMark: 80,
      maxAttempts: null,
      minutes: null,
      answersShown: 'always' as const,
    };
    expect(editQuiz(quiz, { intent: 'rules', rules })).toBe(quiz);
  });

  test('draws from a bank, and no more once the entry is taken out', () => {
    const more = editQuiz(quiz, { intent: 'addDraw', draw }) ?? '';
    expect(readQuiz(more).draws).toEqual([
      { bank: 'malaria', outcomes: ['mal.o1'], tags: [], difficulties: ['easy'], outcome: 'ncd.o1' },
    ]);
    expect(editQuiz(more, { intent: 'dropDraw', place: 0, bank: 'ncd' })).toBeUndefined();
    expect(editQuiz(more, { intent: 'dropDraw', place: 0, bank: 'malaria' })).toBe(quiz);
  });

  test('that is no map is left alone', () => {
    expect(editQuiz('- a', { intent: 'addDraw', draw })).toBeUndefined();
  });
});
