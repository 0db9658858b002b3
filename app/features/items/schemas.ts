import { z } from 'zod';
import {
  contentId as id,
  contentText as text,
  localizedText as localized,
  refuseTwice,
} from '~/platform/content/content-fields';
import { faultCode } from '~/platform/content/problem';
import { cadres } from '~/features/accounts/index';
import { LanguageSchema } from '~/platform/i18n/language';
import type { ItemBody } from '~db/schema/items';
import { itemTypes } from './item-types';
import { itemFormats } from './formats/item-formats';
import { difficulties, stages } from './formats/read-file';

const feedback = z.strictObject({ right: localized, wrong: localized });
const itemBase = { id, outcome: id, stem: localized };

const choiceOptions = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z]$/, faultCode('keyForm')),
      correct: z.boolean().default(false),
      text: localized,
      feedback: localized,
    }),
  )
  .min(3, faultCode('optionsFew'))
  .max(6, faultCode('optionsMany'));

const SingleItemSchema = z.strictObject({ ...itemBase, type: z.literal('single'), options: choiceOptions });
const MultiItemSchema = z.strictObject({ ...itemBase, type: z.literal('multi'), options: choiceOptions });
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
    unit: z
      .union([localized, text.transform((unit) => ({ en: unit, sw: unit }))])
      .nullable()
      .default(null),
  }),
  feedback,
});

/** A question as the file of a quiz or a bank says it; `docs/authors/package-format.md` explains it to authors. */
export const ItemSchema = z
  .discriminatedUnion('type', [SingleItemSchema, MultiItemSchema, TrueFalseItemSchema, NumericItemSchema])
  .superRefine((item, context) => {
    if (item.type !== 'single' && item.type !== 'multi') return;
    refuseTwice(context, 'options', item.options, (option) => option.key);
    const right = item.options.filter((option) => option.correct).length;
    const fault =
      item.type === 'single' && right !== 1
        ? 'singleCorrect'
        : item.type === 'multi' && (right < 2 || right === item.options.length)
          ? 'multiCorrect'
          : undefined;
    if (fault) context.addIssue({ code: 'custom', message: faultCode(fault), path: ['options'] });
  }) satisfies z.ZodType<ItemBody>;

/** The short name of a bank in addresses: no other bank has it. */
const bankId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id')
  .max(60, 'id');

const bankTitle = z.string().trim().min(1, 'title').max(160, 'title');

/** Messages are keys of `items:errors`. */
export const NewBankSchema = z.object({
  id: bankId,
  institute: z.string().min(1, 'institute').max(60, 'institute'),
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
  state: filter(z.enum(['ready', 'draft'])),
  type: filter(z.enum(itemTypes)),
  tag: filter(z.string().min(1).max(100)),
  /** The place after which the list goes on. */
  after: filter(z.coerce.number().int().nonnegative()),
});

export type ItemsFilter = z.infer<typeof ItemsFilterSchema>;

export const UploadIdSchema = z.uuid();

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
