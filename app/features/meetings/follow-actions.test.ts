import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActionStatus, CarriedAction, ReviewAction } from '~db/schema/meetings';
import { carryOn, type DecidingMeeting, followActions, standingOf } from './follow-actions';

const decision = (id: string): ReviewAction => ({
  id,
  action: `Do ${id}`,
  worksheet: '',
  indicator: '',
  baseline: '',
  target: '',
  owner: '',
  due: '',
  level: 'facility',
});

/** Months of meetings, each with how many decisions it takes and what it says of those it finds. */
const year = fc.array(
  fc.record({
    decided: fc.nat({ max: 3 }),
    said: fc.array(fc.constantFrom<ActionStatus>('open', 'done', 'dropped'), { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 12 },
);

function hold(months: { decided: number; said: ActionStatus[] }[]): DecidingMeeting[] {
  const meetings: DecidingMeeting[] = [];
  months.forEach(({ decided, said }, month) => {
    const previous = meetings.at(-1);
    const carried = (previous ? carryOn(previous) : []).map((action, place): CarriedAction => ({
      ...action,
      status: said[place % said.length] ?? 'open',
    }));
    const heldOn = `2025-${String(month + 1).padStart(2, '0')}-05`;
    const actions = Array.from({ length: decided }, (_, place) => decision(`${month}.${place}`));
    meetings.push({ id: String(month), heldOn, actions, carried });
  });
  return meetings;
}

test('each decision of a year is there once, as it stood last, in whatever order the meetings come', () => {
  fc.assert(
    fc.property(year, (months) => {
      const meetings = hold(months);
      const followed = followActions(meetings);
      const decided = meetings.flatMap(({ actions }) => actions.map(({ id }) => id));
      expect(followed.map(({ id }) => id).sort()).toEqual([...decided].sort());
      const last = meetings.at(-1);
      const open = last ? carryOn(last).map(({ id }) => id) : [];
      const openInTrail = followed.filter(({ status }) => status === 'open').map(({ id }) => id);
      expect(openInTrail.sort()).toEqual(open.sort());
      const standings = (some: typeof followed) => new Map(some.map(({ id, status }) => [id, status]));
      expect(standings(followActions(meetings.toReversed()))).toEqual(standings(followed));
    }),
  );
});

test('what was done or given up is carried on no more', () => {
  const carried = (status: ActionStatus): CarriedAction => ({
    ...decision(status),
    decidedOn: '2025-01-05',
    status,
    completedOn: '',
    note: 'said then',
  });
  const next = carryOn({
    heldOn: '2025-02-05',
    actions: [decision('new')],
    carried: (['open', 'done', 'dropped'] as const).map(carried),
  });
  expect(next.map(({ id, decidedOn, note }) => [id, decidedOn, note])).toEqual([
    ['open', '2025-01-05', ''],
    ['new', '2025-02-05', ''],
  ]);
});

test.each([
  ['done', '2025-06-30', '2025-06-30', 'doneOnTime'],
  ['done', '2025-06-30', '2025-07-01', 'doneLate'],
  ['done', '', '2025-07-01', 'doneOnTime'],
  ['open', '2025-06-30', '', 'open'],
  ['open', '2025-06-29', '', 'overdue'],
  ['open', '', '', 'open'],
  ['dropped', '2025-01-01', '', 'dropped'],
] as const)('%s, due %s, completed %s: %s', (status, due, completedOn, standing) => {
  expect(standingOf({ status, due, completedOn }, '2025-06-30')).toBe(standing);
});
