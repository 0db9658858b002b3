import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { contentId as id, contentText as text } from '~/platform/content/content-fields';
import { faultCode } from '~/platform/content/problem';
import { cadres } from '~/features/accounts/index';
import { LanguageSchema } from '~/platform/i18n/language-schema';
import { itemTypes } from './item-types';
import { exportFormats, itemFormats } from './item-formats';
import { difficulties, stages } from './read-question';

/** The form of a bank's short name. */
const bankCode = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const anyOf = <Value extends z.ZodType>(value: Value) =>
  z.array(value).min(1, faultCode('listEmpty')).max(50, faultCode('listLong')).optional();

/** Which questions of a bank a quiz draws from: those that fit all of `where`, each by any value of its lists. */
export const BankDrawSchema = z.strictObject({
  /** The bank's short name in the course's institute. */
  bank: z.string().regex(bankCode, faultCode('slugForm')),
  where: z
    .strictObject({
      outcomes: anyOf(id),
      cadres: anyOf(z.enum(cadres)),
      difficulties: anyOf(z.enum(difficulties)),
      stages: anyOf(z.enum(stages)),
      tags: anyOf(text),
    })
    .default({}),
  /** The course's outcome that a question measures, by what the bank says that it does. */
  outcomes: z.record(id, id).default({}),
  /** The course's outcome of those that `outcomes` doesn't name. */
  outcome: id.optional(),
});

export type BankDraw = z.infer<typeof BankDrawSchema>;

/** The short name of a bank: no other bank of its institute has it. */
const bankName = z.string().trim().toLowerCase().regex(bankCode, 'id').max(60, 'id');

const bankTitle = typedText().trim().min(1, 'title').max(160, 'title');

/** Messages are keys of `items:errors`. */
export const NewBankSchema = z.object({
  id: bankName,
  institute: typedText().min(1, 'institute').max(60, 'institute'),
  titleSw: bankTitle,
  titleEn: bankTitle,
});

export type NewBank = z.infer<typeof NewBankSchema>;

/** What a form that uploads questions says beside its file. */
export const ItemsUploadSchema = z.object({
  format: z.enum(itemFormats, 'format'),
  language: LanguageSchema.catch('en'),
});

const filter = <Output>(schema: z.ZodType<Output>) => schema.optional().catch(undefined);

/** Which questions of a bank a list shows; what can't be understood counts as not asked for. */
export const ItemsFilterSchema = z.object({
  q: filter(typedText().trim().min(1).max(100)),
  /** Retired questions are shown only where they are asked for. */
  state: filter(z.enum(['ready', 'draft', 'retired'])),
  type: filter(z.enum(itemTypes)),
  outcome: filter(id),
  tag: filter(typedText().min(1).max(100)),
  difficulty: filter(z.enum(difficulties)),
  stage: filter(z.enum(stages)),
  /** The place after which the list goes on. */
  after: filter(z.coerce.number().int().nonnegative()),
});

export type ItemsFilter = z.infer<typeof ItemsFilterSchema>;

/** What the page of a bank or its question may say that was done. */
export const ItemsDoneSchema = z
  .enum(['opened', 'imported', 'labelled', 'mended', 'written', 'retired', 'broughtBack', 'tagged'])
  .nullable()
  .catch(null);

/** A question that is written by a form. */
export const WrittenByFormSchema = z.object({
  type: z.enum(itemTypes),
  id: id.max(80),
  /** The version that the form was filled with; empty where the question is new. */
  version: typedText().max(100).catch(''),
});

/** What is done with chosen questions of a bank. */
export const BulkDeedSchema = z.object({
  deed: z.enum(['retire', 'bringBack', 'tag', 'untag']),
  items: z.array(id).min(1).max(200),
  tag: z
    .string()
    .max(100)
    .transform((typed) => typed.replace(/[\s,]+/g, ' ').trim())
    .catch(''),
});

export type BulkDeed = z.infer<typeof BulkDeedSchema>;

/** The format that a page of export is asked for. */
export const ExportFormatSchema = z.enum(exportFormats).nullable().catch(null);

export const UploadIdSchema = z.uuid();

/** A draft's source as somebody has mended it. */
export const MendedDraftSchema = z.object({
  source: typedText().max(100_000),
  format: z.enum(itemFormats),
  language: LanguageSchema.catch('en'),
  /** The version of the draft that was shown. */
  version: typedText().max(100),
});

export type MendedDraft = z.infer<typeof MendedDraftSchema>;

const orNull = <Output>(schema: z.ZodType<Output>) =>
  z
    .literal('')
    .transform(() => null)
    .or(schema);

/** What somebody says a question is about. */
export const LabelsSchema = z.object({
  outcome: z.literal('').or(id).catch(''),
  cadres: z.array(z.enum(cadres)),
  difficulty: orNull(z.enum(difficulties)).catch(null),
  stage: orNull(z.enum(stages)).catch(null),
  tags: z
    .string()
    .max(2_000)
    .transform((typed) => [
      ...new Set(
        typed
          .split(/[,\n]/)
          .map((tag) => tag.replace(/\s+/g, ' ').trim().slice(0, 100))
          .filter((tag) => tag !== ''),
      ),
    ]),
});

export type NewLabels = z.infer<typeof LabelsSchema>;
