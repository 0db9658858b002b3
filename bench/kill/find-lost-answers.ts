import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import type { Learner } from '../server/make-learners';

/** A form that a learner sends until it is acknowledged. */
export interface Sending {
  learner: Learner;
  uuid: string;
  intent: 'save' | 'submit';
  fields: [string, string][];
}

interface Kept {
  responses: Record<string, string[]>;
  score: number | null;
  receipts: number;
  events: { verb: string; clientUuid: string | null; responses: Record<string, string[]> | null }[];
}

/**
 * Compares what was acknowledged with what the database holds: the answers, the result, the events of the log and the receipts.
 * @returns a line for each thing that is lost, doubled or changed
 */
export async function findLostAnswers(sql: postgres.Sql, sendings: readonly Sending[]): Promise<string[]> {
  const kept = new Map<string, Kept>();
  const rows = await sql<(Kept & { id: string })[]>`
    select attempt.id, responses, score,
      (select count(*)::int from receipt where account_id = person_id) as receipts,
      (select coalesce(jsonb_agg(jsonb_build_object('verb', verb, 'clientUuid', client_uuid, 'responses', result -> 'responses')), '[]')
       from learning_event where actor_id = person_id and object_id = attempt.id::text) as events
    from attempt`;
  for (const { id, ...one } of rows) kept.set(id, one);
  const ofAttempt = new Map<string, Sending[]>();
  for (const sending of sendings) {
    const { attemptId } = sending.learner;
    ofAttempt.set(attemptId, [...(ofAttempt.get(attemptId) ?? []), sending]);
  }
  return [...ofAttempt].flatMap(([attemptId, sent]) => {
    const found = kept.get(attemptId);
    if (!found) return [`attempt ${attemptId} is gone`];
    return faultsOf(found, sent).map((fault) => `attempt ${attemptId}: ${fault}`);
  });
}

function faultsOf({ responses, score, receipts, events }: Kept, sent: readonly Sending[]): string[] {
  const faults: string[] = [];
  const all = responsesIn(sent.flatMap(({ fields }) => fields));
  if (!isDeepStrictEqual(responses, all)) faults.push('its answers are not those that were acknowledged');
  if (score !== 100) faults.push(`its score is ${score}`);
  if (receipts !== sent.length) faults.push(`${receipts} receipts of ${sent.length} sendings`);
  const graded = events.filter(({ verb }) => verb === 'graded').length;
  if (graded !== 1) faults.push(`graded ${graded} times`);
  for (const { uuid, intent, fields } of sent) {
    const told = events.filter(({ clientUuid }) => clientUuid === uuid);
    const [event] = told;
    if (!event || told.length > 1 || event.verb !== (intent === 'save' ? 'saved' : 'submitted')) {
      faults.push(`the log tells of its ${intent} ${told.length} times`);
    } else if (!isDeepStrictEqual(event.responses, responsesIn(fields))) {
      faults.push(`the log has other answers of its ${intent}`);
    }
  }
  if (events.length !== sent.length + graded) faults.push(`${events.length} events`);
  return faults;
}

const responsesIn = (fields: readonly [string, string][]) =>
  Object.fromEntries(fields.map(([name, value]) => [name.replace(/^item\./, ''), [value]]));
