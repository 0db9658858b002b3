import { z } from 'zod';
import { cadres, roles, tidyName } from '~/features/accounts/index';
import { SignInSchema, SignUpSchema } from '~/features/accounts/schemas';
import { WorkplaceSchema } from '~/features/places/schemas';
import { cadreNamed } from './cadre-names';
import { parseScope } from './role-scope';
import { sexNamed } from './sex-names';

/** The id of a region, council, facility or institute; a text of another form is no question for the database. */
const placeId = z.string().regex(/^[A-Za-z0-9-]{1,60}$/);
const filter = <Output>(schema: z.ZodType<Output>) => schema.optional().catch(undefined);

export const PersonIdSchema = z.uuid();

/** Which people a list shows; what can't be understood counts as not asked for. */
export const PeopleFilterSchema = z.object({
  /** Beginnings of names, or a phone number. */
  q: z
    .string()
    .trim()
    .max(80)
    .transform((typed) => typed || undefined)
    .optional()
    .catch(undefined),
  region: filter(placeId),
  council: filter(placeId),
  facility: filter(placeId),
  cadre: filter(z.enum(cadres)),
  role: filter(z.enum(roles)),
  state: filter(z.enum(['confirmed', 'selfDeclared', 'invited'])),
  /** The person after whom the list goes on. */
  after: filter(PersonIdSchema),
});

export type PeopleFilter = z.infer<typeof PeopleFilterSchema>;

/** The version of the account that somebody saw when they decided. */
export const SeenVersionSchema = z.object({ version: z.coerce.number().int().min(1) });

/** A role and where it holds, as a form sends them. */
export const RoleChangeSchema = z
  .object({ role: z.enum(roles, 'role'), scope: z.string().max(80).default('') })
  .transform(({ role, scope }, context) => {
    const grant = parseScope(role, scope);
    if (grant) return grant;
    context.addIssue({ code: 'custom', message: 'scope', path: ['scope'] });
    return z.NEVER;
  });

/** Which page of a list is shown, from 1; what can't be understood counts as the first. */
export const PageNumberSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

export const InstituteIdSchema = z.object({ institute: placeId });

/** What the forms on the page of a person ask for. */
export const PersonIntentSchema = z.enum(['confirm', 'takeBack', 'grant', 'revoke', 'removeMember']);

/** What the page of a person says has just been done. */
export const DoneSchema = z
  .enum(['confirmed', 'takenBack', 'granted', 'revoked', 'removed', 'edited', 'movedAway'])
  .nullable()
  .catch(null);

export type Done = NonNullable<z.infer<typeof DoneSchema>>;

export const InvitationAnswerSchema = z.object({
  invitation: z.uuid(),
  answer: z.enum(['accepted', 'declined']),
});

/** Where a student is trained; of others nothing is kept. */
function withTraining<Facts extends { cadre: string; trainingInstitution: string | null }>(
  facts: Facts,
  context: z.RefinementCtx<Facts>,
): Facts {
  if (facts.cadre !== 'STU') return { ...facts, trainingInstitution: null };
  if (facts.trainingInstitution === null)
    context.addIssue({ code: 'custom', path: ['trainingInstitution'], message: 'trainingInstitution' });
  return facts;
}

const personFacts = {
  ...WorkplaceSchema.shape,
  name: SignUpSchema.shape.name,
  cadre: SignUpSchema.shape.cadre,
  trainingInstitution: z
    .string()
    .default('')
    .transform(tidyName)
    .pipe(z.string().max(120, 'trainingInstitutionTooLong'))
    .transform((text) => text || null),
};

/** What somebody corrects of another person; messages are keys of `people:errors` and `places:errors`. */
export const CorrectionSchema = z
  .object({
    ...personFacts,
    /** One that can't be read is none that is still there. */
    version: z.coerce.number().int().catch(0),
  })
  .transform(withTraining);

export type CorrectionForm = z.infer<typeof CorrectionSchema>;

/** A person whom somebody adds; messages are keys of `people:errors` and `places:errors`. */
export const PersonToAddSchema = z
  .object({
    ...personFacts,
    phone: SignInSchema.shape.phone,
    /** Empty where the person joins none. */
    institute: z
      .union([placeId, z.literal('')], 'institute')
      .optional()
      .transform((id) => id || null),
  })
  .transform(withTraining);

export type PersonToAdd = z.infer<typeof PersonToAddSchema>;

/** One line of an uploaded list, at most so long; null where it is empty. */
const importedText = (tooLong: string) =>
  z
    .string()
    .max(120, tooLong)
    .transform((text) => text.normalize('NFC') || null);

/** What a row of an uploaded list says of a person, but for the workplace; messages are keys of `people:import.fault`. */
export const ImportedFactsSchema = z
  .object({
    name: SignUpSchema.shape.name,
    phone: SignInSchema.shape.phone,
    cadre: z.string().transform((typed, context) => {
      const cadre = cadreNamed(typed);
      if (cadre) return cadre;
      context.addIssue({ code: 'custom', message: typed === '' ? 'cadreMissing' : 'cadre' });
      return z.NEVER;
    }),
    sex: z.string().transform((typed, context) => {
      if (typed === '') return null;
      const sex = sexNamed(typed);
      if (sex) return sex;
      context.addIssue({ code: 'custom', message: 'sex' });
      return z.NEVER;
    }),
    checkNumber: z
      .string()
      .transform((typed) => typed.replace(/[\s-]/g, ''))
      .pipe(z.string().regex(/^\d{0,12}$/, 'checkNumber'))
      .transform((digits) => digits || null),
    facility: importedText('facilityTooLong'),
    trainingInstitution: importedText('trainingInstitutionTooLong'),
  })
  .superRefine(({ cadre, trainingInstitution }, context) => {
    if (cadre === 'STU' && trainingInstitution === null)
      context.addIssue({ code: 'custom', path: ['trainingInstitution'], message: 'trainingInstitution' });
  })
  .transform(({ trainingInstitution, ...facts }) => ({
    ...facts,
    trainingInstitution: facts.cadre === 'STU' ? trainingInstitution : null,
  }));

/** What an upload is for: an institute whose members people become, or, where it is empty, an area. */
export const ImportFormSchema = z.object({
  institute: z
    .union([placeId, z.literal('')])
    .optional()
    .transform((id) => id || null),
});

export const ImportIdSchema = z.uuid();

export const ApplyImportSchema = z.object({
  likely: z
    .literal('add')
    .optional()
    .catch(undefined)
    .transform((typed) => typed === 'add'),
});

/** Which rows of an uploaded list are shown, and after which of them; what can't be understood counts as not asked for. */
export const ImportRowsFilterSchema = z.object({
  show: filter(z.enum(['faults', 'likely', 'good', 'none'])),
  after: filter(z.coerce.number().int().min(0).max(10_000_000)),
});

/** Two accounts that look alike, and what is to become of them. */
export const DuplicatesDeedSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('merge'),
    one: PersonIdSchema,
    other: PersonIdSchema,
    keep: z.enum(['one', 'other'], 'keep'),
    phone: z.enum(['one', 'other'], 'phone'),
  }),
  z.object({ intent: z.literal('distinct'), one: PersonIdSchema, other: PersonIdSchema }),
  z.object({ intent: z.literal('undo'), merge: z.uuid() }),
]);

export const DuplicatesDoneSchema = z.enum(['merged', 'distinct', 'undone']).nullable().catch(null);

export type DuplicatesDone = NonNullable<z.infer<typeof DuplicatesDoneSchema>>;

/** Why nothing was merged, marked or undone: keys of `people:duplicates.problem`. */
export type DuplicatesProblem =
  'notFound' | 'same' | 'forbidden' | 'hasRoles' | 'erasing' | 'phoneTaken' | 'keep';
