import * as Plot from '@observablehq/plot';
import { cleanSvg } from './clean-svg';
import { drawingDocument, markupOf } from './drawing-document.server';

/** A place as a tile of the same size as every other, about where it lies. */
export interface Tile {
  column: number;
  row: number;
  name: string;
  /** As it stands in the tile. */
  shown: string;
  /** How far the tile is filled from below, 0 to 1; null where nothing is told. */
  share: number | null;
}

const side = 46;
const gap = 3;
const inset = 1;

/**
 * Draws a tile grid: each tile is filled from below as far as its share goes, so that it is read in black and white too.
 * @returns HTML without style, script or id, to be put into a page
 */
export function drawTiles(tiles: readonly Tile[], summary: string): string {
  const placed = tiles.map((tile) => ({
    ...tile,
    left: tile.column * (side + gap) + inset,
    top: tile.row * (side + gap) + inset,
  }));
  type Placed = (typeof placed)[number];
  const box = (height: (tile: Placed) => number, className: string) =>
    Plot.rect(placed, {
      x1: 'left',
      x2: ({ left }: Placed) => left + side,
      y1: (tile: Placed) => tile.top + side - height(tile),
      y2: ({ top }: Placed) => top + side,
      className,
    });
  const words = (text: (tile: Placed) => string, down: number, className: string) =>
    Plot.text(placed, {
      x: ({ left }: Placed) => left + side / 2,
      y: ({ top }: Placed) => top + down,
      text,
      className,
    });
  const extent = (of: (tile: Placed) => number) => Math.max(0, ...placed.map(of)) + side + inset;
  const [width, height] = [extent(({ left }) => left), extent(({ top }) => top)];
  const svg = Plot.plot({
    document: drawingDocument,
    width,
    height,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      box(({ share }) => side * Math.min(1, Math.max(0, share ?? 0)), 'f-high'),
      box(() => side, 's-ink'),
      words(({ name }) => name, 14, 'tt'),
      words(({ shown }) => shown, 33, 'tb'),
    ],
  });
  return markupOf(cleanSvg(svg, summary));
}
