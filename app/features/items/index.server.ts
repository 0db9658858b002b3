export { inOrder, loadItems } from './load-items.server';
