export { createPageCache, type PageCache } from './page-cache.server';
export { certificateInShared } from './shared-certificate';
export { webManifest } from './web-manifest.server';
export { workerWords } from './worker-words.server';
