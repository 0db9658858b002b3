import type { Translator } from '~/platform/i18n/translate';

const written = ['heading', 'paragraph', 'list', 'table', 'blockquote', 'thematicBreak'] as const;

/** @param kind of a block as the gate names it: `heading`, `<Figure>` @returns what authors call it */
export function blockKind(kind: string, t: Translator): string {
  const known = written.find((one) => one === kind);
  if (known) return t(`authoring:kind.${known}`);
  const [, component] = /^<(\w+)>$/.exec(kind) ?? [];
  return component ? t(`lesson-editor:component.${component}` as 'lesson-editor:component.Callout') : kind;
}
