import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { aliases } from './vite.aliases';
import { enhancementScripts } from './vite.enhancement-scripts';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [enhancementScripts(), remix(remixConfig)],
  resolve: { alias: aliases },
  // No page is hydrated, so there is nothing to prepare for a browser.
  optimizeDeps: { noDiscovery: true, include: [] },
  // The texts of all pages are one large chunk, which no browser is sent.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1_000 },
});
