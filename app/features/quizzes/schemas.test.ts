import { describe, expect, it } from 'vitest';
import {
  AccommodationSchema,
  AttemptIdSchema,
  AttemptIntentSchema,
  CarriedAnswersSchema,
  parseResponses,
} from './schemas';

describe('parseResponses', () => {
  it('collects what was answered to each item', () => {
    const form: [string, FormDataEntryValue][] = [
      ['item.q1', 'a'],
      ['item.q2', 'a'],
      ['item.q2', 'c'],
      ['item.q3', ' 92.5 % '],
      ['item.q4', '  '],
      ['uuid', 'x'],
      ['item.q6.a', 'c'],
      ['item.q6.b', ''],
      ['was.q6.b', '1'],
      ['item.q5', new File(['a'], 'a.txt')],
    ];
    expect(parseResponses(form)).toEqual({
      q1: ['a'],
      q2: ['a', 'c'],
      q3: ['92.5 %'],
      'q6.a': ['c'],
      'q6.b': [],
    });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes %s for a name like any other',
    (name) => {
      const responses = parseResponses([
        [`item.${name}`, 'a'],
        [`item.${name}`, 'b'],
      ]);
      expect(Object.entries(responses)).toEqual([[name, ['a', 'b']]]);
    },
  );

  it('shortens what is too long and drops NUL bytes', () => {
    expect(parseResponses([['item.q', `\0${'9'.repeat(100_000)}`]]).q?.[0]).toHaveLength(199);
  });
});

describe('CarriedAnswersSchema', () => {
  it('gives back what the page has carried', () => {
    expect(CarriedAnswersSchema.parse('{"q1":["a"],"q2":["b","c"]}')).toEqual({ q1: ['a'], q2: ['b', 'c'] });
  });

  it.each([
    undefined,
    '',
    'no JSON',
    '{"q1":',
    '[]',
    'null',
    '{"q1":"a"}',
    '{"q1":[1]}',
    `{"q1":["${'x'.repeat(201)}"]}`,
    `{"${'x'.repeat(101)}":["a"]}`,
    JSON.stringify({ q: Array(21).fill('a') }),
    `{"q1":["a"],"pad":["${' '.repeat(50_000)}"]}`,
    '['.repeat(40_000),
  ])('carries nothing of %j', (carry) => expect(CarriedAnswersSchema.parse(carry)).toBeUndefined());
});

describe('the fields of an attempt’s form', () => {
  const uuid = '0198a1b2-0000-7000-8000-000000000001';

  it('are what the form says', () => {
    expect(AttemptIntentSchema.parse({ uuid, intent: 'submit', unanswered: 'accept' })).toEqual({
      uuid,
      intent: 'submit',
      unanswered: 'accept',
    });
  });

  it('save, at least, where they can’t be read', () => {
    expect(AttemptIntentSchema.parse({ uuid, intent: 'destroy', unanswered: 'yes' })).toEqual({
      uuid,
      intent: 'save',
    });
  });

  it.each(['', '1', 'x'.repeat(36), `${uuid}\0`, "' or 1=1 --"])('have no attempt %j', (id) =>
    expect(AttemptIdSchema.safeParse(id).success).toBe(false),
  );
});

describe('more time or attempts', () => {
  const typed = { phone: '0712 345 678', extraTimePercent: '25', extraAttempts: '1', reason: 'Mtandao' };
  const faultsOf = (changes: Partial<typeof typed>) =>
    AccommodationSchema.safeParse({ ...typed, ...changes }).error?.issues.map(({ message }) => message);

  it('is read as people type it', () => {
    expect(AccommodationSchema.parse({ ...typed, extraTimePercent: ' 50 % ', extraAttempts: '' })).toEqual({
      phone: '+255712345678',
      extraTimePercent: 50,
      extraAttempts: 0,
      reason: 'Mtandao',
    });
  });

  it.each<[Partial<typeof typed>, string]>([
    [{ phone: '12' }, 'phone'],
    [{ extraTimePercent: '201' }, 'extraTimePercent'],
    [{ extraTimePercent: '-5' }, 'extraTimePercent'],
    [{ extraAttempts: '1.5' }, 'extraAttempts'],
    [{ extraAttempts: 'mbili' }, 'extraAttempts'],
    [{ extraTimePercent: '0', extraAttempts: '' }, 'nothingMore'],
    [{ reason: ' ' }, 'reason'],
    [{ reason: 'a'.repeat(301) }, 'reasonLong'],
  ])('refuses %j', (changes, fault) => {
    expect(faultsOf(changes)).toEqual([fault]);
  });
});
