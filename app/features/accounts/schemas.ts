import { z } from 'zod';
import { WorkplaceSchema } from '~/features/places/schemas';
import { LanguageSchema } from '~/platform/i18n/language-schema';
import { cadres, isStudent } from './cadres';
import type { FormFields } from '~/platform/http/read-form.server';
import { parseCode } from './one-time-code';
import { checkPassword } from './password-rule';
import { isPersonName, maxNameLength, tidyName } from './person-name';
import { parsePhone } from './phone';
import { isPin } from './pin-rule';
import { registrationsIn } from './registrations';

/** Messages of these schemas are keys of `accounts:errors`, those of a workplace of `places:errors`; the form shows their words beside the field. */
const phone = z.string('phone').transform((typed, context) => {
  const parsed = parsePhone(typed);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'phoneMissing' : 'phone' });
  return z.NEVER;
});

export const SignInSchema = z.object({
  phone,
  password: z.string('passwordMissing').min(1, 'passwordMissing').max(200, 'passwordTooLong'),
});

/** One line, tidied; null where it is empty. */
const profileText = (longest: number, tooLong: string) =>
  z
    .string()
    .default('')
    .transform(tidyName)
    .pipe(z.string().max(longest, tooLong))
    .transform((text) => text || null);

/** Where a student is trained; messages are keys of `profile:errors`. */
const trainingInstitution = profileText(120, 'trainingInstitutionTooLong');

const isTrainingNamed = (typed: { trainingInstitution: string | null }) => typed.trainingInstitution !== null;

/** A student's form says where; others may leave it out. */
const forStudents = {
  path: ['trainingInstitution'],
  message: 'trainingInstitution',
  // Beside the faults of other fields too.
  when: ({ value }: { value: unknown }) => isStudent(value as { cadre?: unknown }),
};

/** A field that could not be read holds something else at the time of the last look at the whole form. */
const ifText = (value: unknown) => (typeof value === 'string' ? value : undefined);

export const SignUpSchema = z
  .object({
    name: z
      .string('nameMissing')
      .transform(tidyName)
      .pipe(
        z
          .string()
          .min(1, 'nameMissing')
          .max(maxNameLength, 'nameTooLong')
          .refine((name) => name === '' || isPersonName(name), 'name'),
      ),
    phone,
    password: z.string('passwordMissing'),
    cadre: z.enum(cadres, 'cadre'),
    trainingInstitution,
    ...WorkplaceSchema.shape,
    consent: z.literal('yes', 'consent'),
    language: LanguageSchema,
  })
  .superRefine(
    ({ password, name, phone: ownPhone }, context) => {
      const fault = checkPassword(password, { name: ifText(name), phone: ifText(ownPhone) });
      if (fault) context.addIssue({ code: 'custom', path: ['password'], message: fault });
    },
    // Beside the faults of other fields too; the name and number are known as far as they could be read.
    { when: ({ value }) => typeof (value as { password?: unknown }).password === 'string' },
  )
  .refine(isTrainingNamed, forStudents);

export type SignUp = z.infer<typeof SignUpSchema>;

/**
 * Where to go after sign-in: a path of this site, so that no link can lead a person who has just signed in to somewhere else.
 */
export const NextPathSchema = z
  .string()
  .max(2000)
  .regex(/^\/(sw|en)(\/[\w./-]*)?(\?[\w=&./%+*~!'()-]*)?(#[\w.-]*)?$/)
  .optional()
  .catch(undefined);

/** The box on the forms of sign-in and sign-up by which a person says that others use the phone too. */
export const SharedPhoneSchema = z
  .literal('yes')
  .optional()
  .catch(undefined)
  .transform((typed) => typed === 'yes');

/** By what a form names a session, or a person with a PIN on this phone. */
const handle = z.string().regex(/^[\da-f]{24}$/);

/** Four to six digits; messages are keys of `devices:errors`. */
const pin = z.string('pinShape').trim().refine(isPin, 'pinShape');

export const ChosenPersonSchema = handle.optional().catch(undefined);

export const PinSchema = z.object({ pin });

export const SetPinSchema = z.object({ pin, password: SignInSchema.shape.password });

export const PinDeedSchema = z.enum(['set', 'remove', 'forget']).catch('set');

/** The rules of a new password need to know whose it is: the use case looks at them. */
export const ChangePasswordSchema = z.object({
  current: SignInSchema.shape.password,
  password: z.string().default(''),
});

export const SessionDeedSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), session: handle }),
  z.object({ intent: z.enum(['others', 'all', 'pins']) }),
]);

/** An institute's id in an address; a text of another form is no question for the database. */
export const OwnInstituteIdSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** `last` says that the person has read that nobody else manages the institute. */
export const LeaveInstituteSchema = z
  .object({ intent: z.literal('leave'), last: z.literal('known').optional().catch(undefined) })
  .transform(({ last }) => ({ knowsIsLast: last === 'known' }));

/** A one-time code; messages are keys of `recovery:errors`. */
const code = z.string('codeMissing').transform((typed, context) => {
  const parsed = parseCode(typed);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'codeMissing' : 'code' });
  return z.NEVER;
});

export const AskForRecoverySchema = z.object({ phone });

export const RecoveryCodeSchema = z.object({ phone, code });

/** The rules of a new password need to know whose it is: the use case looks at them. */
export const RecoverySchema = z.object({
  phone,
  code,
  password: z.string().default(''),
  name: SignUpSchema.shape.name.optional(),
  consent: z.literal('yes').optional().catch(undefined),
});

export const OneTimeCodeSchema = z.object({ code });

const currentPassword = SignInSchema.shape.password;

/** `again` is the number typed once more, where no code tells whether it is right; the message of that is a key of `recovery:phone.errors`. */
export const AskForPhoneSchema = z
  .object({ phone, again: z.string().optional(), password: currentPassword })
  .refine((typed) => typed.again === undefined || parsePhone(typed.again) === typed.phone, {
    path: ['again'],
    message: 'differs',
  });

/** Messages are keys of `recovery:email.errors`. */
export const AskForEmailSchema = z.object({
  email: z
    .string('addressMissing')
    .trim()
    .min(1, 'addressMissing')
    .max(200, 'address')
    .pipe(z.email('address')),
  password: currentPassword,
});

/** Messages from here on are keys of `profile:errors`. */
const registrations = z
  .array(
    z.object({
      council: z
        .string()
        .transform(tidyName)
        .pipe(z.string().min(1, 'councilMissing').max(80, 'councilTooLong')),
      number: z
        .string()
        .transform(tidyName)
        .pipe(z.string().min(1, 'numberMissing').max(40, 'numberTooLong')),
    }),
  )
  .refine(
    (all) => new Set(all.map(({ council }) => council.toUpperCase())).size === all.length,
    'councilTwice',
  );

/** What a person says on the form of the own profile. */
export const ProfileSchema = z.preprocess(
  (fields: FormFields) => ({ ...fields, registrations: registrationsIn(fields) }),
  z
    .object({
      ...WorkplaceSchema.shape,
      /** One that can't be read is none that is still there. */
      version: z.coerce.number().int().catch(0),
      name: SignUpSchema.shape.name,
      cadre: SignUpSchema.shape.cadre,
      trainingInstitution,
      sex: z
        .enum(['', 'female', 'male'], 'sex')
        .default('')
        .transform((sex) => sex || null),
      checkNumber: z
        .string()
        .default('')
        .transform((typed) => typed.replace(/[\s-]/g, ''))
        .pipe(z.string().regex(/^\d{0,12}$/, 'checkNumber'))
        .transform((digits) => digits || null),
      language: LanguageSchema,
      registrations,
    })
    .refine(isTrainingNamed, forStudents)
    .transform((profile) => ({
      ...profile,
      trainingInstitution: isStudent(profile) ? profile.trainingInstitution : null,
    })),
);

/** An account that the operator creates for somebody. */
export const AccountToCreateSchema = z.object({
  phone,
  name: SignUpSchema.shape.name,
  cadre: SignUpSchema.shape.cadre,
  council: SignUpSchema.shape.council,
  language: LanguageSchema,
});

export type AccountToCreate = z.infer<typeof AccountToCreateSchema>;
