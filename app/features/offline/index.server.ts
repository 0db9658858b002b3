export { createPageCache, type PageCache } from './page-cache.server';
