import type { LessonBlock } from '~db/schema/catalog';
import { type DataTariff, priceInWords } from '~/platform/i18n/data-weight';
import { type Language, otherLanguage } from '~/platform/i18n/language';
import { pricedWeights } from '~/ui/data-weight';

/** A stretch of a lesson's page, as the page shows it to one reader. */
export type LessonPiece =
  | { kind: 'html'; html: string }
  /** A block and the same block in the other language, to be unfolded. */
  | { kind: 'pair'; html: string; other: string }
  | { kind: 'facilitator'; html: string }
  | { kind: 'reflection'; id: string; question: string; text: string };

export interface LessonReader {
  /** What the reader wrote, by the reflection's id; nothing for a visitor. */
  reflections: Readonly<Record<string, string>>;
  seesFacilitatorNotes: boolean;
  /** Whether pictures wait until they are asked for. */
  savesData: boolean;
  /** In which language, and by what, prices are told; undefined where nothing has one. */
  prices?: { language: Language; tariff: DataTariff } | undefined;
}

/**
 * Makes of a lesson's blocks what one reader sees, in order.
 * @param other each block in the other language, where both are read beside each other
 */
export function lessonPieces(
  blocks: readonly LessonBlock[],
  { reflections, seesFacilitatorNotes, savesData, prices }: LessonReader,
  other?: readonly (LessonBlock | undefined)[],
): LessonPiece[] {
  const pieces: LessonPiece[] = [];
  const shown = (html: string, language = prices?.language) => {
    const priced =
      prices && language
        ? pricedWeights(html, (bytes) => priceInWords(bytes, prices.tariff, language))
        : html;
    return savesData ? withoutPictures(priced) : priced;
  };
  blocks.forEach((block, index) => {
    if (block.kind === 'reflection') {
      pieces.push({ ...block, text: reflections[block.id] ?? '' });
    } else if (block.kind === 'facilitator') {
      if (seesFacilitatorNotes) pieces.push({ ...block, html: shown(block.html) });
    } else {
      const html = shown(block.html);
      const counterpart = other?.[index];
      const last = pieces.at(-1);
      if (counterpart?.kind === 'html')
        pieces.push({
          kind: 'pair',
          html,
          other: shown(counterpart.html, prices && otherLanguage(prices.language)),
        });
      else if (last?.kind === 'html') last.html += `\n${html}`;
      else pieces.push({ kind: 'html', html });
    }
  });
  return pieces;
}

/**
 * In place of a photograph stands a link to it, with its weight and what it shows: browsers without JavaScript load
 * every picture of a page, lazy or folded away. A film does without its poster. See `figure.tsx` and `recording.tsx`
 * in `app/mdx/components`, which write the markup that is replaced here.
 */
function withoutPictures(html: string): string {
  return html
    .replaceAll(
      /<details class="photo" open=""><summary>([^<]*)<\/summary><picture>[^]*?<img src="([^"]*)" alt="([^"]*)"[^>]*><\/picture><\/details>/g,
      '<p class="photo"><a href="$2">$1</a> $3</p>',
    )
    .replaceAll(/(?<=<div class="screen">)<picture>[^]*?<\/picture>/g, '');
}
