import { expect, test } from 'vitest';
import { ActionSchema, FindingSchema, OpeningSchema, PickSchema, readGroup } from './schemas';

test('fields of one kind are read by their ids; others and odd ones are left alone', () => {
  const fields = {
    'finding.a.figure': ' 5.4 % ',
    'finding.a.finding': 'Falling',
    'finding.b.finding': 'x'.repeat(1501),
    'why.a.answer': 'no',
    'finding.a': 'no',
    'finding.a.b.c': 'no',
    seen: 'abc',
  };
  const { values, faults } = readGroup(fields, 'finding', FindingSchema);
  expect(Object.fromEntries(values)).toEqual({ a: { figure: '5.4 %', finding: 'Falling' } });
  expect(faults).toEqual({ 'finding.b.finding': 'tooLong' });
});

test.each(['31/07/2025', '2025-02-30', '0000-01-01', 'soon'])('%s is no day', (due) => {
  const { faults } = readGroup({ 'action.0.due': due }, 'action', ActionSchema);
  expect(faults).toEqual({ 'action.0.due': 'day' });
});

test('line ends stay, control characters go', () => {
  const read = readGroup({ 'finding.a.finding': 'one\r\ntwo\0\u001b\uFFFF' }, 'finding', FindingSchema);
  expect(read.values.get('a')?.finding).toBe('one\ntwo');
});

test('figures are read as people type them, and kept as typed', () => {
  const read = (target: string) => readGroup({ 'action.0.target': target }, 'action', ActionSchema);
  expect(read('81,3 %').values.get('0')?.target).toBe('81,3 %');
  expect(read('few').faults).toEqual({ 'action.0.target': 'number' });
});

test('a period is taken as people write it', () => {
  const read = (period: string) => OpeningSchema.safeParse({ period, heldOn: '2025-11-05' });
  expect(read('Oktoba 2025').data?.period).toBe('202510');
  expect(read('2025-13').success).toBe(false);
});

test.each(['run:1', 'sheet:', 'sheet:W5', 'other:W05', 'run:W05'])(
  '%s is nothing that was picked',
  (pick) => {
    expect(PickSchema.safeParse(pick).success).toBe(false);
  },
);
