import { LRUCache } from 'lru-cache';
import type { Chart } from './chart';
import { drawChart } from './draw-chart.server';
import { drawTiles, type Tile } from './draw-tiles.server';

const mostSigns = 8 * 1024 * 1024;

/** Drawings by all that they show. */
const kept = new LRUCache<string, string>({
  maxSize: mostSigns,
  sizeCalculation: (drawing, shown) => drawing.length + shown.length,
});

function keep(shown: string, draw: () => string): string {
  const known = kept.get(shown);
  if (known !== undefined) return known;
  const drawing = draw();
  kept.set(shown, drawing);
  return drawing;
}

/**
 * Draws what has not been drawn lately: laying out a chart costs ten times the questions to the database behind it, and the same figures give
 * the same drawing.
 */
export const drawOnce = {
  /** @param language whose whole numbers its `format` writes: all that may tell two charts with the same data apart */
  chart: (chart: Chart, language: string): string =>
    keep(JSON.stringify([language, chart]), () => drawChart(chart)),
  tiles: (tiles: readonly Tile[], summary: string): string =>
    keep(JSON.stringify([tiles, summary]), () => drawTiles(tiles, summary)),
};
