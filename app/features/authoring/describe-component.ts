import { z } from 'zod';
import { blocks } from '~/mdx/block-kinds';
import { parentsOf } from '~/mdx/content-model';
import { ruleOf } from '~/mdx/registry';
import type { FaultCode } from '~/platform/content/problem';

/** What an attribute must look like, by the fault that tells when it doesn't. */
const forms: Partial<Record<FaultCode, string>> = {
  attributeLocalId: 'small letters, digits and hyphens, a letter first, 31 at most: `r1`',
  attributeSlug: 'small letters, digits and single hyphens',
  attributeNumber: 'a number: digits, a decimal point where it needs one',
  attributeWorksheet: 'the number of a worksheet: `W05`',
  attributeFigures: 'names of the form and their figures: `stock_on_hand: 450; dispensed.*: 180, 150, 210`',
};

/**
 * Says in Markdown how a component is written, from its rule.
 * @throws where there is no such component, or no words for the form of an attribute
 */
export function describeComponent(name: string): string {
  const rule = ruleOf(name);
  if (!rule) throw new Error(`there is no component ${name}`);
  const attributes = Object.entries(rule.attributes.shape);
  return [
    `**\`<${name}>\`** stands ${placeOf(name)} and holds ${contentsOf(rule.children)}.`,
    ...(attributes.length === 0
      ? ['It has no attributes.']
      : [
          [
            '| attribute | needed | what it may be |',
            '| --- | --- | --- |',
            ...attributes.map(([attribute, type]) => {
              const needed = type.safeParse(undefined).success ? 'no' : 'yes';
              return `| \`${attribute}\` | ${needed} | ${formOf(name, attribute, type)} |`;
            }),
          ].join('\n'),
        ]),
  ].join('\n\n');
}

function placeOf(name: string): string {
  const parents = parentsOf(`<${name}>`);
  const places = [
    ...(parents.includes('root') ? ['on its own in the lesson'] : []),
    ...(parents.includes('paragraph') ? ['in the middle of a text'] : []),
    ...parents.filter((parent) => parent.startsWith('<')).map((parent) => `in \`${parent}\``),
  ];
  return inWords(places);
}

function contentsOf(children: readonly string[]): string {
  if (children.length === 0) return 'nothing';
  const holdsBlocks = blocks.every((block) => children.includes(block));
  const others = children.filter((child) => !holdsBlocks || !blocks.some((block) => block === child));
  const named = others.map((child) =>
    child.startsWith('<') ? `\`${child}\`` : child === 'table' ? 'one table' : 'a few words',
  );
  return inWords([...(holdsBlocks ? ['paragraphs', 'lists', 'block quotes', 'tables'] : []), ...named]);
}

function formOf(component: string, attribute: string, type: z.ZodType): string {
  const schema = z.toJSONSchema(type, { io: 'input' });
  if (schema.enum) return inWords(schema.enum.map((value) => `\`${String(value)}\``));
  if (schema.maxLength) return `a text of ${schema.maxLength} characters at most`;
  const endings = /\(([a-z0-9|]+)\)\$$/.exec(schema.pattern ?? '')?.[1]?.split('|');
  if (endings && schema.pattern?.startsWith('^media')) {
    return `a file in \`media/\`: ${inWords(endings.map((ending) => `\`.${ending}\``))}`;
  }
  const form = forms[type.safeParse('?').error?.issues[0]?.message as FaultCode];
  if (!form) throw new Error(`no words for the form of ${attribute} of ${component}`);
  return form;
}

function inWords(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' or ');
}
