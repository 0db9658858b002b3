import type { BlockTranslation } from '~db/schema/catalog';
import type { SourceBlock } from '~/mdx/index.server';
import type { Language, LocalizedText } from '~/platform/i18n/language';

/** A block in both languages, as a translator has it in front of them. */
export interface BlockPair {
  /** What its author wrote; empty where that language lacks it. */
  text: LocalizedText;
  /** Hash of the block in each language; empty where there is none. */
  hash: LocalizedText;
  state: BlockTranslation['state'];
  behind: BlockTranslation['behind'];
  numbers: BlockTranslation['numbers'];
}

/**
 * Cuts two texts into their blocks and puts those beside each other that belong together.
 * @param bodies texts below their front matter, which have no faults
 * @param sources their blocks, counted in lines of these texts
 */
export function pairBlocks(
  bodies: LocalizedText,
  sources: Record<Language, readonly SourceBlock[]>,
  translation: readonly BlockTranslation[],
): BlockPair[] {
  const blocks = { sw: byLine(bodies.sw, sources.sw), en: byLine(bodies.en, sources.en) };
  const at = (language: Language, line: number | null) =>
    (line === null ? undefined : blocks[language].get(line)) ?? { text: '', hash: '' };
  return translation.map(({ line, state, behind, numbers }) => {
    const [sw, en] = [at('sw', line.sw), at('en', line.en)];
    return {
      text: { sw: sw.text, en: en.text },
      hash: { sw: sw.hash, en: en.hash },
      state,
      behind,
      numbers,
    };
  });
}

const byLine = (body: string, sources: readonly SourceBlock[]) =>
  new Map(cutBlocks(body, sources).map((block) => [block.line, block]));

/**
 * A text as its blocks: each ends where the next one begins.
 * @param sources counted in lines of this text
 */
export function cutBlocks(
  body: string,
  sources: readonly SourceBlock[],
): { line: number; hash: string; text: string }[] {
  const lines = body.split(/\r?\n/);
  return sources.map(({ line, hash }, index) => {
    const end = (sources[index + 1]?.line ?? lines.length + 1) - 1;
    return {
      line,
      hash,
      text: lines
        .slice(line - 1, end)
        .join('\n')
        .trim(),
    };
  });
}

/** The text of which these are the blocks; empty ones are left out. */
export const joinBlocks = (blocks: readonly string[]): string =>
  blocks
    .map((block) => block.replaceAll('\r\n', '\n').trim())
    .filter((block) => block !== '')
    .join('\n\n');

/** Where the words of a block begin: behind the signs of headings, lists and quotes, but in no tag and no table's rule. */
const beginningOfWords = /^(\s*(?:#{1,6} |[-*] |\d+\. |> )*)(?=[^\s<|#>-])/;

/** A block of the other language to write over: the same structure and numbers, each paragraph marked. */
export function markedToTranslate(block: string, mark: string): string {
  return block
    .split('\n\n')
    .map((part) => part.replace(beginningOfWords, (signs) => `${signs}[${mark}] `))
    .join('\n\n');
}

/** Terms of the glossary that a block speaks of, in either language. */
export function termsIn(
  { sw, en }: LocalizedText,
  terms: readonly { id: string; term: LocalizedText }[],
): LocalizedText[] {
  const says = (text: string, term: string) => wordsOf(text).includes(` ${wordsOf(term).trim()} `);
  return terms.filter(({ term }) => says(sw, term.sw) || says(en, term.en)).map(({ term }) => term);
}

const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `;
