import { applyPatch, structuredPatch } from 'diff';

const idLine = /^(id:[ \t]*['"]?)([a-z0-9.-]+)/m;
const frontMatter = /^---\r?\n[^]*?\r?\n---/;

const idOf = (text: string) => idLine.exec(frontMatter.exec(text)?.[0] ?? '')?.[2];

/** A lesson's text with the id that another text of that lesson has; as it is where one of them has none. */
export function withIdOf(text: string, other: string): string {
  const id = idOf(other);
  const front = frontMatter.exec(text)?.[0] ?? '';
  if (id === undefined) return text;
  return front.replace(idLine, (_, start: string) => start + id) + text.slice(front.length);
}

interface AnsweredText {
  base: string;
  proposed: string | null;
  verdict: 'accepted' | 'declined' | null;
}

/** The course's text that a further proposal is made from: what was accepted of the last one is the course's own. */
export const baseOf = ({ base, proposed, verdict }: AnsweredText): string =>
  verdict === 'accepted' ? (proposed ?? base) : base;

export interface Proposed {
  /** The text that the proposal was made from. */
  base: string;
  proposed: string;
  /** The text as it stands now. */
  current: string;
}

/** Lines around a change by which its place is found again. */
const context = 2;

/**
 * What a text becomes when a proposal is accepted: what has changed in it since stays, where the two touch different lines.
 * @returns also whether they touch the same lines, so that the proposed text takes the place of the whole
 */
export function applyProposal({ base, proposed, current }: Proposed): { text: string; replaces: boolean } {
  if (current === base || current === proposed) return { text: proposed, replaces: false };
  const patch = structuredPatch('', '', base, proposed, undefined, undefined, { context });
  const text = applyPatch(current, patch);
  return text === false ? { text: proposed, replaces: true } : { text, replaces: false };
}

/** Files beside a lesson that its proposed text shows and the text it was made from doesn't. @param files hash by path from the lesson's folder */
export const newMedia = (
  { base, proposed }: Omit<Proposed, 'current'>,
  files: ReadonlyMap<string, string>,
): Record<string, string> =>
  Object.fromEntries([...files].filter(([name]) => proposed.includes(name) && !base.includes(name)));
