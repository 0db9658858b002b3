import { z } from 'zod';
import { cadres } from '~/features/accounts/index';
import { dayOf, startOfDay } from '~/platform/calendar-day';

const tidy = (typed: string) => typed.replace(/\s+/gu, ' ').trim();

const line = (most: number) =>
  z.string().transform(tidy).pipe(z.string().min(1, 'missing').max(most, 'tooLong'));

/** Null where nothing is typed. */
const optionalLine = (most: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(z.string().max(most, 'tooLong'))
    .transform((text) => text || null);

const councilId = z
  .string()
  .min(1, 'missing')
  .regex(/^[a-z0-9-]{1,60}$/, 'council');

const firstDay = '1960-01-01';

/** How far ahead people plan; what lies further ahead is a slip of the hand. */
const mostYearsAhead = 5;

/** @returns this day in the last year for which people plan */
function lastDay(): string {
  const today = dayOf(new Date());
  return `${Number(today.slice(0, 4)) + mostYearsAhead}${today.slice(4)}`;
}

/** A day that there is, on which somebody who works today can have been trained or will be. */
const day = z
  .string()
  .refine((typed) => startOfDay(typed) !== undefined, { error: 'day', abort: true })
  .refine((typed) => typed >= firstDay, 'dayEarly')
  .refine((typed) => typed <= lastDay(), 'dayLate');

const common = {
  name: line(100),
  startsOn: day,
  endsOn: day,
  /** Phone numbers of others who run it, in any way of writing, with commas or lines between. */
  facilitators: z
    .string()
    .max(500, 'tooLong')
    .transform((typed) =>
      typed
        .split(/[,;\n]/)
        .map((one) => one.trim())
        .filter(Boolean),
    ),
};

/** What a training face to face was about in free words, and where it was. */
const training = { topic: optionalLine(100), place: optionalLine(100), council: councilId };

const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn <= endsOn;
const daysInOrder = { path: ['endsOn'], message: 'dayOrder' };

/** What a form says of a new cohort. Messages are keys of `cohorts:errors`. */
export const NewCohortSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('online'),
      ...common,
      /** Id of a course, or `path/` and the slug of a learning path. */
      subject: z.string().regex(/^(path\/)?[A-Za-z0-9-]{1,60}$/, 'subject'),
    }),
    z.object({
      kind: z.literal('faceToFace'),
      ...common,
      ...training,
      /** Id of the course that was taught; empty where it is none of ours. */
      subject: z.string().regex(/^[A-Za-z0-9-]{0,60}$/, 'subject'),
    }),
  ])
  .refine(inOrder, daysInOrder)
  .refine((wish) => wish.kind === 'online' || wish.subject !== '' || wish.topic !== null, {
    path: ['topic'],
    message: 'about',
  });

export type NewCohort = z.infer<typeof NewCohortSchema>;

/** What a form says of a cohort that there is; of which kind it is stays. */
export const ChangedCohortSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('online'), ...common }),
    z.object({ kind: z.literal('faceToFace'), ...common, ...training }),
  ])
  .refine(inOrder, daysInOrder);

export type ChangedCohort = z.infer<typeof ChangedCohortSchema>;

/** Whether a form is for a training that was held face to face. */
export const CohortKindSchema = z.enum(['online', 'faceToFace']).catch('online');

const placeId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/)
  .optional()
  .catch(undefined);

/** Whom to add by what they are; what can't be understood counts as not asked for. */
export const MemberFilterSchema = z.object({
  region: placeId,
  council: placeId,
  facility: placeId,
  /** None: whatever they are. */
  cadres: z.array(z.enum(cadres)).catch([]),
  sex: z.enum(['female', 'male']).optional().catch(undefined),
});

export type MemberFilter = z.infer<typeof MemberFilterSchema>;

export const NoteSchema = z.object({
  text: z
    .string()
    .transform((typed) => typed.trim())
    .pipe(z.string().min(1, 'missing').max(1000, 'tooLong')),
});

/** Words to all of a cohort: short enough to fit into one SMS behind the sender's name. */
export const CohortMessageSchema = z.object({ text: line(140) });

export const CohortIntentSchema = z.enum(['remove', 'clearCounts', 'note']);

export const AddIntentSchema = z.enum(['file', 'filter', 'undo']);

export const EditIntentSchema = z.enum(['save', 'close', 'reopen']);

/** Ids of people who are ticked in the list of members. */
export const TickedSchema = z.array(z.uuid());

/** When people joined together, as PostgreSQL writes it. */
export const JoinedAtSchema = z.string().max(40);
