/** Lines of a GIFT file that belong together: a question, or where following ones belong. */
export interface GiftBlock {
  /** Line of the file at which it begins, from 1. */
  line: number;
  lines: string[];
}

const isComment = (line: string) => line.trim().startsWith('//');

/** Braces of a text that aren't escaped, in their order. */
const bracesOf = (lines: readonly string[]): string =>
  lines
    .filter((line) => !isComment(line))
    .join('\n')
    .replace(/\\[^]/g, '')
    .replace(/[^{}]/g, '');

/**
 * Parts a GIFT file at its blank lines. A blank line between the braces of a question doesn't end it where the brace is closed before
 * another is opened: a brace that is never closed costs its own question alone.
 */
export function giftBlocks(text: string): GiftBlock[] {
  const blocks = blocksBetweenBlankLines(text);
  const whole: GiftBlock[] = [];
  for (let place = 0; place < blocks.length; place += 1) {
    const block = blocks[place];
    if (!block) continue;
    const end = isOpen(block) ? endOf(blocks, place) : place;
    whole.push({ line: block.line, lines: blocks.slice(place, end + 1).flatMap(({ lines }) => lines) });
    place = end;
  }
  return whole;
}

const isOpen = ({ lines }: GiftBlock) => bracesOf(lines).endsWith('{');

/** Blocks that a question with blank lines in it goes on through. */
const furthest = 20;

/** @returns the place of the block that closes the brace of the one at `place`; `place` itself where none does */
function endOf(blocks: readonly GiftBlock[], place: number): number {
  for (let next = place + 1; next < Math.min(blocks.length, place + furthest); next += 1) {
    const braces = bracesOf(blocks[next]?.lines ?? []);
    if (braces.startsWith('}')) return next;
    if (braces !== '' || startsAnew(blocks[next])) return place;
  }
  return place;
}

const startsAnew = (block: GiftBlock | undefined) => /^\s*(::|\$CATEGORY)/.test(block?.lines[0] ?? '');

function blocksBetweenBlankLines(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let current: GiftBlock | undefined;
  text.split(/\r\n|\n|\r/).forEach((line, place) => {
    if (line.trim() === '') {
      current = undefined;
    } else if (current) current.lines.push(line);
    else blocks.push((current = { line: place + 1, lines: [line] }));
  });
  return blocks;
}
