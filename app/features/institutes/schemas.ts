import { z } from 'zod';
import { instituteKinds } from './institute-kinds';

const invisible = /[\p{Cc}\p{Cf}]/gu;

/** Names stand on certificates, whose fonts hold Latin letters. */
const nameShape = /^[\p{Script=Latin}0-9][\p{Script=Latin}\p{M}0-9 .,;:'’"()&/+–—-]*$/u;

const tidy = (typed: string) =>
  typed.normalize('NFC').replace(/\s/gu, ' ').replace(invisible, '').replace(/ +/g, ' ').trim();

/** Messages of these schemas are keys of `institutes:errors`. */
const name = z
  .string('nameMissing')
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(1, 'nameMissing')
      .max(160, 'nameTooLong')
      .refine((text) => text === '' || nameShape.test(text), 'name'),
  );

/** The short name in addresses and files: it never changes and never stands for another institute. */
export const InstituteIdSchema = z
  .string('idMissing')
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'idMissing')
      .max(40, 'idTooLong')
      .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'id'),
  );

const facts = {
  kind: z.enum(instituteKinds, 'kind'),
  nameSw: name,
  nameEn: name,
};

export const NewInstituteSchema = z.object({ id: InstituteIdSchema, ...facts });

export type NewInstitute = z.infer<typeof NewInstituteSchema>;

export const InstituteFactsSchema = z.object(facts);

export type InstituteFacts = z.infer<typeof InstituteFactsSchema>;
