import { z } from 'zod';
import { defaultLanguage } from '~/platform/i18n/language';
import { LanguageSchema } from '~/platform/i18n/language-schema';
import { isFacilityCode } from './facility-code';
import { unlistedFacility } from './facility-choice';

/** The id of a region or council; a text of another form, such as one with a NUL, is no question for the database. */
const placeId = /^[a-z0-9-]{1,60}$/;

/** A facility's name as it is typed: one line of text. */
const typedName = z
  .string()
  .optional()
  .transform((typed) =>
    (typed ?? '')
      .normalize('NFC')
      .replace(/\s+/gu, ' ')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim(),
  )
  .transform((typed) => typed || undefined)
  .refine((typed) => (typed?.length ?? 0) <= 120, 'facilityTooLong');

/** Where somebody works, as the facility picker sends it; messages are keys of `places:errors`. */
export const WorkplaceSchema = z.object({
  region: z.string('region').regex(placeId, 'region'),
  council: z.string('council').regex(placeId, 'council'),
  facility: typedName,
  facilityId: z
    .string()
    .optional()
    .transform((chosen) => chosen || undefined)
    .refine(
      (chosen) => chosen === undefined || chosen === unlistedFacility || isFacilityCode(chosen),
      'facilityUnknown',
    ),
});

export type Workplace = z.infer<typeof WorkplaceSchema>;

/** What the type-ahead asks. */
export const FacilityQuerySchema = z.object({
  council: z.string().regex(placeId),
  q: z.string().trim().min(1).max(120),
  lang: LanguageSchema.default(defaultLanguage),
});
