import { z } from 'zod';
import { blocks } from './block-kinds';

/** A component as it stands in a lesson: its name and the attributes that could be read. */
interface WrittenComponent {
  name: string;
  attributes: Record<string, string>;
}

export interface ComponentRule {
  /** Every attribute the component knows; each value is a literal string. */
  attributes: z.ZodObject<Record<string, z.ZodType>>;
  /** The attributes whose text a learner reads. */
  readable: readonly string[];
  /** The kinds of nodes that may stand directly inside (see content-model.ts); none: it is self-closing. */
  children: readonly string[];
  /** @returns what is wrong with the set of components directly inside, if anything. */
  faultOfParts?: (parts: WrittenComponent[]) => string | undefined;
}

const shortText = z.string().trim().min(1, 'is empty').max(300, 'is longer than 300 characters');
const description = z.string().trim().min(1, 'is empty').max(600, 'is longer than 600 characters');

/** The components authors may use: the single source of their names, attributes and places. */
export const registry = {
  Callout: {
    attributes: z.strictObject({
      kind: z.enum(['message', 'caution', 'tip'], { error: 'must be message, caution or tip' }),
    }),
    readable: [],
    children: blocks,
  },
  Figure: {
    attributes: z.strictObject({
      src: z
        .string()
        .regex(
          /^media\/[a-z0-9]+([.-][a-z0-9]+)*\.svg$/,
          'must look like media/name.sw.svg in small letters',
        ),
      alt: description,
      caption: shortText.optional(),
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
      correct: z.enum(['yes', 'no'], { error: 'must be yes or no' }),
    }),
    readable: ['text'],
    children: blocks,
  },
  Answer: { attributes: z.strictObject({}), readable: [], children: blocks },
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

function faultOfTryIt(parts: WrittenComponent[]): string | undefined {
  const answers = parts.filter(({ name }) => name === 'Answer').length;
  const choices = parts.filter(({ name }) => name === 'Choice');
  const correct = choices.filter(({ attributes }) => attributes.correct === 'yes').length;
  if (answers > 0) return answers === 1 && choices.length === 0 ? undefined : 'one Answer excludes all else';
  if (choices.length < 2 || choices.length > 4) {
    return `it has ${choices.length} Choices; give it 2 to 4, or one Answer`;
  }
  return correct === 1 ? undefined : `${correct} of its Choices are correct; it must be exactly one`;
}
