import type { CarriedAction, ReviewAction } from '~db/schema/meetings';

/** What a meeting says of decisions. */
export interface DecidingMeeting {
  id: string;
  heldOn: string;
  actions: readonly ReviewAction[];
  carried: readonly CarriedAction[];
}

/** What the meeting after `previous` has to look at: what it decided, and what it found still open. */
export function carryOn({ heldOn, actions, carried }: Omit<DecidingMeeting, 'id'>): CarriedAction[] {
  const decided = actions.map((action): CarriedAction => ({
    ...action,
    decidedOn: heldOn,
    status: 'open',
    completedOn: '',
    note: '',
  }));
  const open = carried.filter(({ status }) => status === 'open').map((one) => ({ ...one, note: '' }));
  return [...open, ...decided];
}

/** A decision as the last meeting that looked at it found it. */
export interface FollowedAction extends CarriedAction {
  /** The meeting that says so. */
  meetingId: string;
}

/**
 * Each decision once, as it stood last, the latest decided first.
 * @param meetings in any order
 */
export function followActions(meetings: readonly DecidingMeeting[]): FollowedAction[] {
  const followed = new Map<string, FollowedAction>();
  const inTime = meetings.toSorted((one, other) => (one.heldOn < other.heldOn ? -1 : 1));
  for (const meeting of inTime) {
    for (const action of meeting.carried) followed.set(action.id, { ...action, meetingId: meeting.id });
    for (const action of carryOn({ ...meeting, carried: [] })) {
      if (!followed.has(action.id)) followed.set(action.id, { ...action, meetingId: meeting.id });
    }
  }
  return [...followed.values()].sort((one, other) => (one.decidedOn < other.decidedOn ? 1 : -1));
}

export type Standing = 'doneOnTime' | 'doneLate' | 'overdue' | 'open' | 'dropped';

/** How a decision stands on a day: done by its day or late, past its day, still open, or given up. */
export function standingOf(
  { status, due, completedOn }: Pick<CarriedAction, 'status' | 'due' | 'completedOn'>,
  today: string,
): Standing {
  if (status === 'dropped') return 'dropped';
  if (status === 'done') return due === '' || completedOn <= due ? 'doneOnTime' : 'doneLate';
  return due !== '' && due < today ? 'overdue' : 'open';
}
