import type { FaultCode, Problem } from '~/platform/content/problem';
import type { Fault } from './fault';
import type { z } from 'zod';
import type { ComponentRule } from './registry';
import { placeOf, type SyntaxAttribute, type SyntaxNode } from './syntax-tree';

/**
 * Reads the attributes of a component against its rule.
 * @returns the good ones by name, and a fault for each one that is unknown, doubled, missing, not a literal string
 *   or not as the rule wants it
 */
export function readAttributes(
  node: SyntaxNode,
  rule: ComponentRule,
): { values: Record<string, string>; faults: Fault[] } {
  const shape = rule.attributes.shape;
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  const written = node.attributes ?? [];

  for (const attribute of written) {
    const place = placeOf(attribute, placeOf(node));
    const problem = problemOf(attribute, shape, written);
    if (problem) faults.push({ ...place, ...problem });
    else if (attribute.name) values[attribute.name] = String(attribute.value);
  }
  for (const [name, type] of Object.entries(shape)) {
    if (!written.some((attribute) => attribute.name === name) && !type.safeParse(undefined).success) {
      faults.push({
        ...placeOf(node),
        code: 'attributeMissing',
        values: { component: node.name ?? '', name },
      });
    }
  }
  return { values, faults };
}

type Shape = ComponentRule['attributes']['shape'];

function problemOf(
  { type, name = '', value }: SyntaxAttribute,
  shape: Shape,
  written: SyntaxAttribute[],
): Problem | undefined {
  const known = Object.keys(shape);
  if (type !== 'mdxJsxAttribute') return { code: 'attributeBraces', values: { known } };
  const rule = Object.hasOwn(shape, name) ? shape[name] : undefined;
  if (!rule) return { code: 'attributeUnknown', values: { name, known } };
  if (typeof value !== 'string') return { code: 'attributeNotText', values: { name } };
  if (written.filter((other) => other.name === name).length > 1) {
    return { code: 'attributeTwice', values: { name } };
  }
  const parsed = rule.safeParse(value);
  if (parsed.success) return undefined;
  return problemOfIssue(parsed.error.issues[0], name, value.slice(0, 60));
}

/** The registry writes the code of what is wrong as the message of each check. */
function problemOfIssue(issue: z.core.$ZodIssue | undefined, name: string, value: string): Problem {
  const code = (issue?.message ?? 'attributeWrong') as FaultCode;
  const options = issue?.code === 'invalid_value' ? issue.values.map(String) : [];
  const pattern = issue?.code === 'invalid_format' ? String(issue.pattern) : '';
  const max = issue?.code === 'too_big' ? Number(issue.maximum) : 0;
  return { code, values: { name, value, options, ending: firstEnding(pattern), max } };
}

/** The first of the endings that a path of media may have, as its pattern lists them: `svg` of `(svg|jpg)`. */
function firstEnding(pattern: string): string {
  return /\(([a-z0-9]+)(?:\|[a-z0-9]+)*\)\$\/?$/.exec(pattern)?.[1] ?? '';
}
