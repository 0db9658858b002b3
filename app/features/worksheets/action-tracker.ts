import { daysBetween } from './day-distance';
import { choice, day, number, optional, table, text } from './fields';
import { isNumber, percentOf } from './result';
import { wholeThreshold } from './settings';
import { counted, definePart, percent, type Worksheet, type Finding } from './worksheet';

type Status = 'done on time' | 'done late' | 'overdue' | 'open' | null;

function statusOf(due: string | null, completed: string | null, today: string | null): Status {
  if (due === null) return null;
  if (completed !== null) return completed <= due ? 'done on time' : 'done late';
  if (today === null) return null;
  return due < today ? 'overdue' : 'open';
}

/**
 * How far the actions of review meetings are.
 *
 * done on time (completed ≤ due), done late, overdue (not completed and due before the as-of day), open; an action that is due today is open. Done in per
 * cent of all; on time in per cent of those done; due by now = due up to the as-of day, or completed earlier; on time in per cent of those.
 * Days such as `2025-06-30`. An action without a due day is in the total and judged no further; no actions give no rates.
 */
const tracker = definePart({
  fields: {
    as_of: day(),
    actions: table({ id: text(), start: optional(day()), due: day(), completed: optional(day()) }, 6),
  },
  settings: {},
  figures: {
    done_pct: percent(),
    on_time_of_due_pct: percent(),
    on_time_of_done_pct: percent(),
    total: counted(),
    done: counted(),
    overdue: counted(),
    due_by_now: counted(),
  },
  isOnPage: true,
  example: {
    as_of: '2025-06-30',
    actions: [
      { id: 'A1', start: '2025-05-01', due: '2025-05-31', completed: '2025-05-28' },
      { id: 'A2', start: '2025-05-01', due: '2025-05-31', completed: '2025-06-05' },
      { id: 'A3', start: '2025-05-01', due: '2025-06-15', completed: null },
      { id: 'A4', start: '2025-06-01', due: '2025-07-31', completed: null },
      { id: 'A5', start: '2025-06-01', due: '2025-06-30', completed: null },
      { id: 'A6', start: '2025-04-01', due: '2025-04-30', completed: '2025-04-30' },
    ],
  },
  fromFile: (raw) => ({
    ...raw,
    ...(Array.isArray(raw.actions) ? { actions: raw.actions.map(toAction) } : {}),
  }),
  compute({ as_of, actions }) {
    const rows = actions.map(({ id, due, completed }) => ({
      id,
      due,
      completed,
      status: statusOf(due, completed, as_of),
    }));
    const of = (...statuses: Status[]) => rows.filter((row) => statuses.includes(row.status)).length;
    const onTime = of('done on time');
    const done = onTime + of('done late');
    const dueByNow = rows.filter(
      ({ due, completed }) => completed !== null || (due !== null && as_of !== null && due <= as_of),
    ).length;
    return {
      done_pct: percentOf(done, rows.length, 'noActions'),
      on_time_of_due_pct: percentOf(onTime, dueByNow, 'nothingDue'),
      on_time_of_done_pct: percentOf(onTime, done, 'nothingDone'),
      total: rows.length,
      done,
      overdue: of('overdue'),
      due_by_now: dueByNow,
      rows,
    };
  },
  interpret({ done_pct, overdue, total, done }): Finding[] {
    if (!isNumber(done_pct)) return [];
    const code = overdue > 0 ? 'overdue' : done === total ? 'allDone' : 'onTrack';
    return [{ code, values: { done, total, overdue } }];
  },
  table(_, { rows }) {
    return {
      columns: [
        { key: 'id' },
        { key: 'status', isWord: true },
        { key: 'due', isDay: true },
        { key: 'completed', isDay: true },
      ],
      rows: rows.map((row) => [row.id, row.status, row.due, row.completed]),
    };
  },
});

/** In files an action may be a plain list: its number, start, due day and day of completion. */
function toAction(row: unknown): unknown {
  if (!Array.isArray(row)) return row;
  const [id, start, due, completed] = row as unknown[];
  return { id, start, due, completed };
}

const escalations = ['facility', 'council', 'region'] as const;

/**
 * Is an action SMART? Specific: at least 20 characters and three words; measurable: an indicator, a baseline and a target that differs from it; achievable: an
 * owner, or a level to which it is passed on; relevant: the problem that it belongs to; time-bound: due within 180 days and after its start.
 * Letters that aren't met are shown; nothing is refused.
 */
const smart = definePart({
  fields: {
    problem: text(),
    action: text(),
    indicator: text(),
    baseline: number(),
    target: number(),
    owner_role: text(),
    escalate_to: optional(choice(escalations)),
    start: day(),
    due: day(),
  },
  settings: { min_characters: wholeThreshold(20), max_days: wholeThreshold(180) },
  figures: { letters_met: counted() },
  isOnPage: true,
  example: {
    problem: 'Penta 1–3: 12 %',
    action: 'Kuwapigia simu walezi wa watoto 115 waliopata Penta 1 bila Penta 3',
    indicator: 'Walioacha chanjo, Penta 1–3',
    baseline: 12,
    target: 8,
    owner_role: 'RCH',
    start: '2025-06-01',
    due: '2025-07-31',
  },
  compute(given, { min_characters, max_days }) {
    const { problem, action, indicator, baseline, target, owner_role, escalate_to, start, due } = given;
    const time = start === null || due === null ? null : daysBetween(start, due);
    const letters = {
      specific: action.length >= min_characters && action.split(/\s+/).length >= 3,
      measurable: indicator !== '' && isNumber(baseline) && isNumber(target) && baseline !== target,
      achievable: owner_role !== '' || escalate_to !== null,
      relevant: problem !== '',
      timebound: time !== null && time > 0 && time <= max_days,
    };
    return { letters_met: Object.values(letters).filter(Boolean).length, ...letters };
  },
  interpret({ letters_met }): Finding[] {
    return [{ code: letters_met === 5 ? 'smart' : 'notSmart', values: { letters_met } }];
  },
  table(_, { specific, measurable, achievable, relevant, timebound }) {
    const letters = { specific, measurable, achievable, relevant, timebound };
    return { columns: [{ key: 'letter', isWord: true }, { key: 'met' }], rows: Object.entries(letters) };
  },
});

export const actionTracker = {
  key: 'W13',
  version: 1,
  slug: 'action-tracker',
  toolkit: 'data-review-meeting',
  parts: { tracker, smart },
} satisfies Worksheet;
