import { diffArrays } from 'diff';
import type { SourceBlock } from '~/mdx/index.server';
import type { BlockTranslation } from '~db/schema/catalog';

/** Hashes of two blocks that somebody has held against each other and found to say the same. */
export type ConfirmedPair = { sw: string; en: string };

type AlignedBlocks = { sw: SourceBlock | undefined; en: SourceBlock | undefined };

/**
 * Holds the two languages of a lesson against each other, block by block.
 * @param confirmed the pairs that were found to say the same when somebody last looked
 * @returns a line a block: `same` if the pair is confirmed; `stale` if one side has changed since; `missing` if one side
 *   lacks it; `unconfirmed` if nobody has compared it, or both sides have changed. Numbers that only one side says are told in any case.
 */
export function compareTranslations(
  sw: SourceBlock[],
  en: SourceBlock[],
  confirmed: readonly ConfirmedPair[],
): BlockTranslation[] {
  const pairs = new Set(confirmed.map((pair) => `${pair.sw} ${pair.en}`));
  const known = {
    sw: new Set(confirmed.map((pair) => pair.sw)),
    en: new Set(confirmed.map((pair) => pair.en)),
  };
  return align(sw, en, pairs).map((aligned) => {
    const [one, other] = [aligned.sw, aligned.en];
    return {
      kind: one?.kind ?? other?.kind ?? '',
      line: { sw: one?.line ?? null, en: other?.line ?? null },
      ...stateOf(aligned, pairs, known),
      numbers: {
        sw: without(one?.numbers ?? [], other?.numbers ?? []),
        en: without(other?.numbers ?? [], one?.numbers ?? []),
      },
    };
  });
}

/** Whether a block needs somebody: one language has to follow, or says other numbers. */
export const isOpen = ({ state, numbers }: BlockTranslation): boolean =>
  state !== 'same' || numbers.sw.length > 0 || numbers.en.length > 0;

function stateOf(
  { sw, en }: AlignedBlocks,
  pairs: Set<string>,
  known: Record<'sw' | 'en', Set<string>>,
): Pick<BlockTranslation, 'state' | 'behind'> {
  if (!sw) return { state: 'missing', behind: 'sw' };
  if (!en) return { state: 'missing', behind: 'en' };
  if (pairs.has(`${sw.hash} ${en.hash}`)) return { state: 'same', behind: null };
  const [swStands, enStands] = [known.sw.has(sw.hash), known.en.has(en.hash)];
  if (swStands === enStands) return { state: 'unconfirmed', behind: null };
  return { state: 'stale', behind: swStands ? 'sw' : 'en' };
}

/** Lines up the blocks: confirmed pairs hold the sequences together, kinds of blocks do the rest. */
function align(sw: SourceBlock[], en: SourceBlock[], pairs: Set<string>): AlignedBlocks[] {
  const isPair = (one: SourceBlock, other: SourceBlock) => pairs.has(`${one.hash} ${other.hash}`);
  return inStep(sw, en, isPair).flatMap((part) =>
    part.matched ? part.blocks : alignByKind(part.sw, part.en),
  );
}

function alignByKind(sw: SourceBlock[], en: SourceBlock[]): AlignedBlocks[] {
  return inStep(sw, en, (one, other) => one.kind === other.kind).flatMap((part) =>
    part.matched
      ? part.blocks
      : Array.from({ length: part.sw.length + part.en.length }, (_, index) => ({
          sw: part.sw[index],
          en: part.en[index - part.sw.length],
        })),
  );
}

type Part =
  { matched: true; blocks: AlignedBlocks[] } | { matched: false; sw: SourceBlock[]; en: SourceBlock[] };

/** The longest common sequence of both, with what stands between its members. */
function inStep(
  sw: SourceBlock[],
  en: SourceBlock[],
  isSame: (one: SourceBlock, other: SourceBlock) => boolean,
): Part[] {
  const parts: Part[] = [];
  let [atSw, atEn] = [0, 0];
  for (const change of diffArrays(sw, en, { comparator: isSame })) {
    const { length } = change.value;
    const last = parts.at(-1);
    if (!change.added && !change.removed) {
      const blocks = change.value.map((_, index) => ({ sw: sw[atSw + index], en: en[atEn + index] }));
      parts.push({ matched: true, blocks });
      atSw += length;
      atEn += length;
      continue;
    }
    const between = last?.matched === false ? last : { matched: false as const, sw: [], en: [] };
    if (between !== last) parts.push(between);
    if (change.removed) {
      between.sw.push(...sw.slice(atSw, atSw + length));
      atSw += length;
    } else {
      between.en.push(...en.slice(atEn, atEn + length));
      atEn += length;
    }
  }
  return parts;
}

/** Members of `these` that `those` lacks, each as often as it is lacking. */
function without(these: string[], those: string[]): string[] {
  const left = [...those];
  return these.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
