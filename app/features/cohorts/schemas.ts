import { z } from 'zod';
import { cadres } from '~/features/accounts/index';

const line = (most: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1, 'missing').max(most, 'tooLong'));

/** What a form says of a new cohort. Messages are keys of `cohorts:errors`. */
export const NewCohortSchema = z
  .object({
    name: line(100),
    /** Id of a course, `path/` and the slug of a learning path, or `faceToFace`. */
    subject: z.string().regex(/^(path\/)?[A-Za-z0-9-]{1,60}$/, 'subject'),
    startsOn: z.iso.date('day'),
    endsOn: z.iso.date('day'),
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
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], message: 'dayOrder' });

export type NewCohort = z.infer<typeof NewCohortSchema>;

/** Whom to add by what they are. */
export const MemberFilterSchema = z.object({
  council: z.string().regex(/^[a-z0-9-]{1,60}$/, 'council'),
  cadre: z.enum(cadres, 'cadre'),
});

export const NoteSchema = z.object({
  text: z
    .string()
    .transform((typed) => typed.trim())
    .pipe(z.string().min(1, 'missing').max(1000, 'tooLong')),
});

/** Words to all of a cohort: short enough to fit into one SMS behind the sender's name. */
export const CohortMessageSchema = z.object({ text: line(140) });

export const CohortIntentSchema = z.enum(['file', 'filter', 'note']);
