import { z } from 'zod';
import { LanguageSchema } from '~/platform/i18n/language';
import { cadres } from './cadres';
import { isPersonName, maxNameLength, tidyName } from './person-name';
import { parsePhone } from './phone';

/** Messages of these schemas are keys of `accounts:errors`; the form shows their words beside the field. */
const phone = z.string('phone').transform((typed, context) => {
  const parsed = parsePhone(typed);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'phoneMissing' : 'phone' });
  return z.NEVER;
});

const optionalText = (longest: number) =>
  z
    .string()
    .optional()
    .transform((typed) => tidyName(typed ?? '') || undefined)
    .refine((text) => (text?.length ?? 0) <= longest, 'facilityTooLong');

/** The id of a region or council; a text of another form, such as one with a NUL, is no question for the database. */
const placeId = /^[a-z0-9-]{1,60}$/;

export const SignInSchema = z.object({
  phone,
  password: z.string('passwordMissing').min(1, 'passwordMissing').max(200, 'passwordTooLong'),
});

export const SignUpSchema = z.object({
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
  password: z.string('passwordMissing').min(8, 'passwordShort').max(200, 'passwordTooLong'),
  cadre: z.enum(cadres, 'cadre'),
  region: z.string('region').regex(placeId, 'region'),
  council: z.string('council').regex(placeId, 'council'),
  facility: optionalText(120),
  consent: z.literal('yes', 'consent'),
  language: LanguageSchema,
});

export type SignUp = z.infer<typeof SignUpSchema>;

/**
 * Where to go after sign-in: a path of this site, so that no link can lead a person who has just signed in to somewhere else.
 */
export const NextPathSchema = z
  .string()
  .max(500)
  .regex(/^\/(sw|en)(\/[\w./-]*)?(\?[\w=&.-]*)?(#[\w.-]*)?$/)
  .optional()
  .catch(undefined);
