import { v7 as uuidv7 } from 'uuid';
import type { Executor } from '~db/client.server';
import { learningEvent, type LearningObjectType, type LearningVerb } from '~db/schema/events';

/** The person who acts, with the cadre and workplace of this moment. */
export interface EventActor {
  id: string;
  cadre: string;
  councilId: string;
  facilityId: string | null;
  /** When their phone says that they did it, where it was done without network: written beside the server's time, which counts. */
  claimedAt?: Date | undefined;
  /** Where it was done; absent: on a page. */
  source?: 'phone';
}

export interface NewLearningEvent {
  actor: EventActor;
  verb: LearningVerb;
  objectType: LearningObjectType;
  objectId: string;
  courseId: string;
  revision?: string;
  result?: Record<string, unknown>;
  clientUuid?: string;
}

/** Appends events to the log, in the transaction of the change that they tell of. */
export async function recordEvents(tx: Executor, events: NewLearningEvent[]): Promise<void> {
  await tx.insert(learningEvent).values(
    events.map(({ actor, ...event }) => ({
      ...event,
      id: uuidv7(),
      actorId: actor.id,
      cadre: actor.cadre,
      councilId: actor.councilId,
      facilityId: actor.facilityId,
      claimedAt: actor.claimedAt ?? null,
      source: actor.source ?? ('web' as const),
    })),
  );
}
