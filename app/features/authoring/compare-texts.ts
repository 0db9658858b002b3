import { diffWordsWithSpace } from 'diff';

export interface TextPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** So much of what is the same is shown beside a difference. */
const around = 120;

/** Texts beyond this are compared in whole lines by nobody: both are shown. */
const mostCharacters = 200_000;

/** @returns what differs between two texts, word by word; what is the same far from any difference is shortened to `…` */
export function compareTexts(before: string, after: string): TextPart[] {
  if (before.length + after.length > mostCharacters) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  const parts = diffWordsWithSpace(before, after);
  return parts.map(({ value, added, removed }, index): TextPart => {
    if (added) return { kind: 'added', text: value };
    if (removed) return { kind: 'removed', text: value };
    return { kind: 'same', text: shorten(value, index === 0, index === parts.length - 1) };
  });
}

function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 3 * around) return text;
  const start = isFirst ? '' : text.slice(0, around);
  const end = isLast ? '' : text.slice(-around);
  return `${start}…${end}`;
}
