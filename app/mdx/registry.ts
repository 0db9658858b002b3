import { z } from 'zod';
import { blocks } from './block-kinds';
import { chartKinds } from './chart-kinds';
import { figuresForm } from './practice-figures';
import { faultCode, type Problem } from '~/platform/content/problem';

/** A component as it stands in a lesson: its name and the attributes that could be read. */
interface WrittenComponent {
  name: string;
  attributes: Record<string, string>;
}

export interface ComponentRule {
  /** Whether it stands in the middle of a text (`inline`) or on lines of its own. */
  inline?: boolean;
  /** Every attribute the component knows; each value is a literal string. */
  attributes: z.ZodObject<Record<string, z.ZodType>>;
  /** The attributes whose text a learner reads. */
  readable: readonly string[];
  /** The kinds of nodes that may stand directly inside (see content-model.ts); none: it is self-closing. */
  children: readonly string[];
  /** @returns what is wrong with the set of components directly inside, if anything. */
  faultOfParts?: (parts: WrittenComponent[]) => Problem | undefined;
}

const textOf = (max: number) =>
  z.string().trim().min(1, faultCode('attributeEmpty')).max(max, faultCode('attributeTooLong'));
const shortText = textOf(300);
const description = textOf(600);
const label = textOf(30);

const mediaPath = (endings: string) =>
  z
    .string()
    .regex(new RegExp(`^media/[a-z0-9]+([.-][a-z0-9]+)*\\.(${endings})$`), faultCode('attributeMedia'));
const yes = z.enum(['yes'], { error: faultCode('attributeOneOf') });
const localId = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, faultCode('attributeLocalId'));
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, faultCode('attributeSlug'));

/** The components authors may use: the single source of their names, attributes and places. */
export const registry = {
  Callout: {
    attributes: z.strictObject({
      kind: z.enum(['message', 'caution', 'tip'], { error: faultCode('attributeOneOf') }),
    }),
    readable: [],
    children: blocks,
  },
  Figure: {
    attributes: z.strictObject({
      src: mediaPath('svg|jpg|jpeg|png|webp|avif'),
      alt: description,
      caption: shortText.optional(),
      /** A photograph that may be heavier than the limit for phones, because its details teach. */
      large: yes.optional(),
    }),
    readable: ['caption'],
    children: [],
  },
  WorkedExample: {
    attributes: z.strictObject({ title: shortText }),
    readable: ['title'],
    children: [...blocks, '<Step>', '<Figure>'],
  },
  Step: {
    attributes: z.strictObject({ title: shortText }),
    readable: ['title'],
    children: [...blocks, '<Figure>'],
  },
  TryIt: {
    attributes: z.strictObject({ question: description }),
    readable: ['question'],
    children: [...blocks, '<Choice>', '<Answer>', '<Figure>'],
    faultOfParts: faultOfTryIt,
  },
  Choice: {
    attributes: z.strictObject({
      text: shortText,
      correct: z.enum(['yes', 'no'], { error: faultCode('attributeOneOf') }),
    }),
    readable: ['text'],
    children: blocks,
  },
  Answer: { attributes: z.strictObject({}), readable: [], children: blocks },
  Steps: { attributes: z.strictObject({}), readable: [], children: ['<Step>'], faultOfParts: faultOfSteps },
  Compare: {
    attributes: z.strictObject({}),
    readable: [],
    children: ['<Side>'],
    faultOfParts: (parts) =>
      parts.length === 2 ? undefined : { code: 'compareSides', values: { number: parts.length } },
  },
  Side: {
    attributes: z.strictObject({
      kind: z.enum(['wrong', 'right', 'plain'], { error: faultCode('attributeOneOf') }),
      title: shortText,
    }),
    readable: ['title'],
    children: [...blocks, '<Figure>'],
  },
  DataTable: {
    attributes: z.strictObject({ caption: shortText }),
    readable: ['caption'],
    children: ['table'],
  },
  Chart: {
    attributes: z.strictObject({
      kind: z.enum(chartKinds, { error: faultCode('attributeOneOf') }),
      title: shortText,
      summary: description,
      unit: label.optional(),
      target: z
        .string()
        .regex(/^-?\d+(\.\d+)?$/, faultCode('attributeNumber'))
        .optional(),
      targetLabel: label.optional(),
    }),
    readable: ['title'],
    children: ['table'],
  },
  Reflection: {
    attributes: z.strictObject({ id: localId, question: description }),
    readable: ['question'],
    children: [],
  },
  Term: { inline: true, attributes: z.strictObject({ id: slug }), readable: [], children: ['text'] },
  WorksheetLink: {
    attributes: z.strictObject({
      worksheet: z.string().regex(/^W\d{2}$/, faultCode('attributeWorksheet')),
      part: label.optional(),
      /** The lesson's own figures, by the names of the worksheet's form. */
      figures: z.string().regex(figuresForm, faultCode('attributeFigures')).optional(),
    }),
    readable: [],
    children: [],
  },
  Audio: {
    attributes: z.strictObject({ src: mediaPath('mp3|m4a|ogg|opus'), title: shortText }),
    readable: ['title'],
    children: blocks,
  },
  Video: {
    attributes: z.strictObject({
      src: mediaPath('mp4|webm'),
      poster: mediaPath('jpg|jpeg|png|webp|avif').optional(),
      captions: mediaPath('vtt').optional(),
      title: shortText,
    }),
    readable: ['title'],
    children: blocks,
  },
  Download: {
    attributes: z.strictObject({ src: mediaPath('pdf|docx|xlsx|csv'), title: shortText }),
    readable: ['title'],
    children: [],
  },
  FacilitatorNote: {
    attributes: z.strictObject({}),
    readable: [],
    children: [...blocks, '<Figure>'],
  },
  CaseStory: {
    attributes: z.strictObject({ title: shortText }),
    readable: ['title'],
    children: [...blocks, '<Figure>'],
  },
} as const satisfies Record<string, ComponentRule>;

type ComponentName = keyof typeof registry;

/** The attributes of a component, as its React counterpart gets them. */
export type AttributesOf<Name extends ComponentName> = z.infer<(typeof registry)[Name]['attributes']>;

/** @returns the rule of the component `name`, or undefined where there is no such component. */
export function ruleOf(name: string): ComponentRule | undefined {
  return Object.hasOwn(registry, name) ? registry[name as ComponentName] : undefined;
}

function faultOfSteps({ length }: WrittenComponent[]): Problem | undefined {
  return length >= 2 && length <= 9 ? undefined : { code: 'stepsNumber', values: { number: length } };
}

function faultOfTryIt(parts: WrittenComponent[]): Problem | undefined {
  const answers = parts.filter(({ name }) => name === 'Answer').length;
  const choices = parts.filter(({ name }) => name === 'Choice');
  const correct = choices.filter(({ attributes }) => attributes.correct === 'yes').length;
  if (answers > 0) return answers === 1 && choices.length === 0 ? undefined : { code: 'tryItAnswer' };
  if (choices.length < 2 || choices.length > 4) {
    return { code: 'tryItChoices', values: { number: choices.length } };
  }
  return correct === 1 ? undefined : { code: 'tryItCorrect', values: { number: correct } };
}
