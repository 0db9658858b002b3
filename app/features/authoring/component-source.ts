import type { ComponentForm } from './component-fields';

/** A component as somebody has filled in its form. */
export interface FilledComponent {
  form: ComponentForm;
  /** Values by attribute; what is empty isn't written. */
  values: Record<string, string>;
  /** Plain words between its tags. */
  words: string;
  parts: FilledComponent[];
}

/** @param table what stands in a component that holds a table */
export function writeComponent({ form, values, words, parts }: FilledComponent, table: string): string {
  const attributes = form.fields.flatMap(({ name }) => {
    const value = (values[name] ?? '').replace(/\s+/g, ' ').trim();
    return value === '' ? [] : [` ${name}="${asValue(value)}"`];
  });
  const open = `<${form.name}${attributes.join('')}`;
  if (form.holds === 'nothing' && form.parts.length === 0) return `${open} />`;
  if (form.inline) return `${open}>${asWords(words.replace(/\s+/g, ' ').trim())}</${form.name}>`;
  const inside = [
    form.holds === 'table' ? table : form.holds === 'blocks' ? asWords(words.trim()) : '',
    ...parts.map((part) => writeComponent(part, table)),
  ].filter((block) => block !== '');
  return [`${open}>`, ...inside, `</${form.name}>`].join('\n\n');
}

/** What JSX takes between double quotes: it knows no backslash, but the references of HTML. */
const asValue = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Words that only look like a tag or an expression are no such thing. */
const asWords = (text: string) => text.replace(/[\\<{]/g, '\\$&');

/** A component's opening tag in a text. */
interface FoundTag {
  from: number;
  to: number;
  name: string;
  values: Record<string, string>;
  isClosed: boolean;
}

const tagPattern = /<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*(\/?)>/g;

/** @returns the opening tag in which, or right behind which, a place of a text lies */
export function tagAt(text: string, place: number): FoundTag | undefined {
  for (const match of text.matchAll(tagPattern)) {
    const [tag, name = '', attributes = '', end] = match;
    const to = match.index + tag.length;
    if (match.index > place) return undefined;
    if (to < place) continue;
    const values = [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')] as const,
    );
    return { from: match.index, to, name, values: Object.fromEntries(values), isClosed: end === '/' };
  }
  return undefined;
}

/** Writes a tag anew with other values. */
export function rewriteTag(
  { isClosed }: FoundTag,
  form: ComponentForm,
  values: Record<string, string>,
): string {
  const written = writeComponent(
    { form: { ...form, holds: 'nothing', parts: [] }, values, words: '', parts: [] },
    '',
  );
  return isClosed ? written : written.replace(/ \/>$/, '>');
}
