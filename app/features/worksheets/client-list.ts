import type { AppointmentStatus } from './missed-appointments';

/** Why somebody could not be found or doesn't come: what is written down of a call or a visit. */
export const followUpReasons = [
  'noPhone',
  'changedNumber',
  'moved',
  'travelled',
  'died',
  'transferred',
  'refused',
] as const;
export type FollowUpReason = (typeof followUpReasons)[number];

/** A client as the device keeps them; days such as `2025-06-30`. */
export interface ListedClient {
  client: string;
  due: string;
  /** Nothing while the client hasn't come. */
  attended: string | null;
  reason: FollowUpReason | null;
}

/** What the script of the list says, in the reader's language; figures stand in braces. */
export interface ClientListWords {
  statuses: Record<AppointmentStatus, string>;
  reasons: Record<FollowUpReason, string>;
  faults: Record<ClientFault['fault'] | 'setting', string>;
  findings: Record<'nobodyMissed' | 'someMissed', string>;
  notCounted: Record<'noClients' | 'nobodyMissed', string>;
  percent: string;
  done: Record<'added' | 'removed' | 'emptied' | 'copied' | 'notCopied', string>;
}

export interface ClientFault {
  field: 'client' | 'due' | 'attended';
  fault: 'clientForm' | 'clientTwice' | 'day' | 'future';
}

/** Short, with a digit and no space: a name doesn't fit, nor does a phone number or the number of a clinic card. */
const localNumber = /^(?=.*\d)[A-Z\d/-]{1,6}$/;
const dayForm = /^(19|20)\d{2}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar such as `2025-06-30`. */
export function isDay(text: string): boolean {
  if (!dayForm.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/**
 * What is wrong with a client as typed.
 * @param others numbers of all other clients of the list
 * @param today such as `2025-06-30`: nobody has come on a later day
 */
export function faultOfClient(
  { client, due, attended }: ListedClient,
  others: readonly string[],
  today: string,
): ClientFault | undefined {
  if (!localNumber.test(client)) return { field: 'client', fault: 'clientForm' };
  if (others.indexOf(client) >= 0) return { field: 'client', fault: 'clientTwice' };
  if (!isDay(due)) return { field: 'due', fault: 'day' };
  if (attended === null) return undefined;
  if (!isDay(attended)) return { field: 'attended', fault: 'day' };
  return attended > today ? { field: 'attended', fault: 'future' } : undefined;
}

/** Reads what the device has kept; what isn't a client of a list is left out. */
export function readClientList(kept: string | null): ListedClient[] {
  const list = parsed(kept);
  return Array.isArray(list) ? list.filter(isListedClient) : [];
}

function parsed(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? '[]');
  } catch {
    return [];
  }
}

function isListedClient(value: unknown): value is ListedClient {
  if (typeof value !== 'object' || value === null) return false;
  const { client, due, attended, reason } = value as Record<string, unknown>;
  const isDayText = (text: unknown) => typeof text === 'string' && isDay(text);
  return (
    typeof client === 'string' &&
    localNumber.test(client) &&
    isDayText(due) &&
    (attended === null || isDayText(attended)) &&
    (reason === null || followUpReasons.indexOf(reason as FollowUpReason) >= 0)
  );
}

/** Whether somebody has to call or visit the client. */
export const isToFollowUp = (status: AppointmentStatus | null): boolean =>
  status === 'missed' || status === 'LTFU';

/** Who has to be called or visited comes first, then who may still come; who came needs nothing. */
const urgency: (AppointmentStatus | null)[] = ['due', 'returned late', 'returned', 'kept'];

const rankOf = (status: AppointmentStatus | null) => (isToFollowUp(status) ? -1 : urgency.indexOf(status));

interface Judged {
  client: string;
  days_late: number | null;
  status: AppointmentStatus | null;
}

/** Sorts by urgency, within it by days late, the most first, as the guide of its toolkit says. */
export const byUrgency = <Row extends Judged>(rows: readonly Row[]): Row[] =>
  [...rows].sort(
    (one, other) =>
      rankOf(one.status) - rankOf(other.status) ||
      (other.days_late ?? 0) - (one.days_late ?? 0) ||
      one.client.localeCompare(other.client),
  );

/** @returns the number after the highest one of a list that counts `C01`, `C02` … */
export function nextLocalNumber(clients: readonly string[]): string {
  const numbers = clients.map((client) => Number(/^C(\d+)$/.exec(client)?.[1] ?? 0));
  return `C${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}
