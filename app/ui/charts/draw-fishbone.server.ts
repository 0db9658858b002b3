import { drawingDocument, markupOf } from './drawing-document.server';
import type { Fishbone } from './fishbone';
import { plotFishbone } from './plot-fishbone';

/** @returns HTML of a fishbone, to be put into a page */
export const drawFishbone = (fishbone: Fishbone): string => markupOf(plotFishbone(fishbone, drawingDocument));
