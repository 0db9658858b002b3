import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import {
  contentId as id,
  contentText as text,
  localizedText as localized,
} from '~/platform/content/content-fields';
import { faultCode } from '~/platform/content/problem';
import { cadres } from '~/features/accounts/index';
import { LanguageSchema } from '~/platform/i18n/language-schema';
import type { ItemBody } from '~db/schema/items';
import { findItemFaults } from './find-item-faults';
import { itemTypes } from './item-types';
import { exportFormats, itemFormats } from './item-formats';
import { difficulties, stages } from './read-question';

/** The form of a bank's short name. */
const bankCode = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Longer ones don't fit into a field on a small phone. */
const longestAccepted = 100;

const key = z.string().regex(/^[a-z]$/, faultCode('keyForm'));
const feedback = z.strictObject({ right: localized, wrong: localized });
const unit = z
  .union([localized, text.transform((unit) => ({ en: unit, sw: unit }))])
  .nullable()
  .default(null);
const scoring = z.enum(['all-or-nothing', 'partial']).optional();
/** Of an answer that earns something; what earns nothing need not be listed. */
const share = z.number().gt(0).lte(1).optional();
/** Lines of a stimulus keep their places, so that its faults can be told with theirs. */
const mdx = z.string().regex(/\S/, faultCode('textEmpty'));
export const StimulusSchema = z.strictObject({ en: mdx, sw: mdx });

const itemBase = {
  id,
  outcome: id,
  stem: localized,
  stimulus: StimulusSchema.optional(),
  /** Id of the case of this file that the item belongs to. */
  case: id.optional(),
  explanation: localized.optional(),
};

const listOf = <Entry extends z.ZodType>(entry: Entry, least: number, most: number) =>
  z.array(entry).min(least, faultCode('listShort')).max(most, faultCode('listLong'));

const choiceOptions = z
  .array(
    z.strictObject({
      key,
      correct: z.boolean().default(false),
      text: localized,
      feedback: localized,
      share: z.number().gte(-1).lte(1).optional(),
    }),
  )
  .min(3, faultCode('optionsFew'))
  .max(6, faultCode('optionsMany'));

const acceptedTexts = listOf(
  z.strictObject({
    text: text.max(longestAccepted, faultCode('textLong')),
    share,
    feedback: localized.optional(),
  }),
  1,
  20,
);
const acceptedNumbers = z.array(
  z.strictObject({
    answer: z.number(),
    tolerance: z.number().nonnegative(),
    share,
    feedback: localized.optional(),
  }),
);
const keyedTexts = (least: number, most: number) =>
  listOf(z.strictObject({ key, text: localized }), least, most);

const SingleItemSchema = z.strictObject({ ...itemBase, type: z.literal('single'), options: choiceOptions });
const MultiItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('multi'),
  scoring,
  options: choiceOptions,
});
const TrueFalseItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('true_false'),
  answer: z.boolean(),
  feedback,
});
const NumericItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('numeric'),
  numeric: z.strictObject({
    answer: z.number(),
    tolerance: z.number().nonnegative(),
    unit,
    others: acceptedNumbers.max(10, faultCode('listLong')).optional(),
  }),
  feedback,
});
const ShortItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('short'),
  accepted: acceptedTexts,
  feedback,
});
const MatchingItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('matching'),
  scoring,
  prompts: listOf(z.strictObject({ key, text: localized, match: key }), 2, 8),
  choices: keyedTexts(2, 10),
  feedback,
});
const OrderingItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('ordering'),
  scoring,
  steps: keyedTexts(3, 8),
  feedback,
});
const GapsItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('gaps'),
  scoring,
  text: localized,
  blanks: listOf(
    z.discriminatedUnion('kind', [
      z.strictObject({
        key,
        kind: z.literal('choice'),
        options: listOf(
          z.strictObject({
            key,
            correct: z.boolean().default(false),
            text: localized,
            feedback: localized.optional(),
          }),
          2,
          6,
        ),
      }),
      z.strictObject({ key, kind: z.literal('short'), accepted: acceptedTexts }),
      z.strictObject({
        key,
        kind: z.literal('numeric'),
        accepted: acceptedNumbers.min(1, faultCode('listShort')).max(10, faultCode('listLong')),
      }),
    ]),
    1,
    8,
  ),
  feedback,
});
const ChartItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('chart'),
  chart: z.strictObject({
    kind: z.enum(['bars', 'line', 'run']),
    series: localized,
    unit,
    points: listOf(z.strictObject({ key, label: localized, value: z.number().nullable() }), 3, 14),
  }),
  answer: z.array(key).min(1, faultCode('listShort')),
  scoring,
  feedback,
});

/**
 * A question as the file of a quiz says it, before the case that it names is put into it; `docs/authors/package-format.md` explains it
 * to authors.
 */
export const ItemSchema = z
  .discriminatedUnion('type', [
    SingleItemSchema,
    MultiItemSchema,
    TrueFalseItemSchema,
    NumericItemSchema,
    ShortItemSchema,
    MatchingItemSchema,
    OrderingItemSchema,
    GapsItemSchema,
    ChartItemSchema,
  ])
  .superRefine((item, context) => {
    if (item.case && item.stimulus) {
      context.addIssue({ code: 'custom', message: faultCode('caseOrStimulus'), path: ['stimulus'] });
    }
    for (const { code, path, values } of findItemFaults(item)) {
      context.addIssue({ code: 'custom', message: faultCode(code), path, params: values });
    }
  }) satisfies z.ZodType<ItemBody>;

export type WrittenItem = z.infer<typeof ItemSchema>;

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
