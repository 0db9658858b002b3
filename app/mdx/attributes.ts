import type { Fault } from './fault';
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
      const hint = `Write <${node.name} ${name}="…"`;
      faults.push({ ...placeOf(node), message: `<${node.name}> needs the attribute ${name}`, hint });
    }
  }
  return { values, faults };
}

type Shape = ComponentRule['attributes']['shape'];

function problemOf(
  { type, name = '', value }: SyntaxAttribute,
  shape: Shape,
  written: SyntaxAttribute[],
): Pick<Fault, 'message' | 'hint'> | undefined {
  const known = Object.keys(shape).join(', ') || 'none';
  if (type !== 'mdxJsxAttribute') {
    return { message: 'attributes in braces are not allowed', hint: `Attributes it knows: ${known}.` };
  }
  const rule = Object.hasOwn(shape, name) ? shape[name] : undefined;
  if (!rule)
    return { message: `the attribute ${name} is not allowed`, hint: `Attributes it knows: ${known}.` };
  if (typeof value !== 'string') {
    return {
      message: `${name} must be a plain text`,
      hint: `Write ${name}="…" with double quotes, no braces.`,
    };
  }
  if (written.filter((other) => other.name === name).length > 1) {
    return { message: `${name} is written twice`, hint: 'Keep one of them.' };
  }
  const parsed = rule.safeParse(value);
  if (parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  return {
    message: `${name} ${issue?.message ?? 'is not allowed'}`,
    hint: `It says “${value.slice(0, 60)}”.`,
  };
}
