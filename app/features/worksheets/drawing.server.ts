import { drawChart } from '~/ui/charts/draw-chart.server';
import { drawFishbone } from '~/ui/charts/draw-fishbone.server';
import type { Drawing } from './drawing';

/** Charts as the server draws them. */
export const drawnByServer: Drawing = { chart: drawChart, fishbone: drawFishbone };
