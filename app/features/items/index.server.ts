export { drawItemChart } from './draw-item-chart.server';
export { type CompiledItem, keepItems } from './keep-items.server';
export { inOrder, loadItems } from './load-items.server';
export { loadRenderings } from './load-renderings.server';
