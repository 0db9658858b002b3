import { z } from 'zod';
import { blocks } from '~/mdx/block-kinds';
import { parentsOf } from '~/mdx/content-model';
import { registry, ruleOf } from '~/mdx/registry';

/** A field of the form that writes a component, from the check of its attribute. */
export interface ComponentField {
  name: string;
  required: boolean;
  /** `form`: a text that has to look as the pattern says. */
  kind: 'choice' | 'line' | 'lines' | 'media' | 'term' | 'form';
  /** Of a choice. */
  options: string[];
  /** Letters of a line or of lines; 0 where nothing is said. */
  max: number;
  /** Of a file: `svg`. */
  endings: string[];
  /** Of a form, as HTML's `pattern` takes it; empty where there is none. */
  pattern: string;
}

/** What somebody fills in to write a component. */
export interface ComponentForm {
  name: string;
  inline: boolean;
  /** Whether it may be put into a lesson by itself; else it is a part of another one. */
  isTop: boolean;
  /** What stands between its tags, its parts aside. */
  holds: 'nothing' | 'words' | 'blocks' | 'table';
  fields: ComponentField[];
  /** Components that stand in it and nowhere else. */
  parts: string[];
}

/** Letters above which a text is written in a box of several lines. */
const mostInLine = 300;

/** The form of each component, in the order of the registry. @throws never: an attribute of an unknown kind is a line */
export const componentForms = (): ComponentForm[] => Object.keys(registry).map(formOf);

function formOf(name: string): ComponentForm {
  const rule = ruleOf(name);
  const children = rule?.children ?? [];
  const isTop = (kind: string) => ['root', 'paragraph'].some((parent) => parentsOf(kind).includes(parent));
  return {
    name,
    inline: rule?.inline ?? false,
    isTop: isTop(`<${name}>`),
    holds: children.includes('text')
      ? 'words'
      : blocks.every((block) => children.includes(block))
        ? 'blocks'
        : children.includes('table')
          ? 'table'
          : 'nothing',
    fields: Object.entries(rule?.attributes.shape ?? {}).map(([field, type]) => fieldOf(name, field, type)),
    parts: children.filter((kind) => kind.startsWith('<') && !isTop(kind)).map((kind) => kind.slice(1, -1)),
  };
}

function fieldOf(component: string, name: string, type: z.ZodType): ComponentField {
  const { enum: options = [], maxLength = 0, pattern = '' } = z.toJSONSchema(type, { io: 'input' });
  const endings = /^\^media.*\(([a-z0-9|]+)\)\$$/.exec(pattern)?.[1]?.split('|') ?? [];
  const kind =
    options.length > 0
      ? 'choice'
      : endings.length > 0
        ? 'media'
        : component === 'Term' && name === 'id'
          ? 'term'
          : pattern
            ? 'form'
            : maxLength > mostInLine
              ? 'lines'
              : 'line';
  return {
    name,
    required: !type.safeParse(undefined).success,
    kind,
    options: options.map(String),
    max: maxLength,
    endings,
    pattern: kind === 'form' ? pattern.replace(/^\^|\$$/g, '') : '',
  };
}
