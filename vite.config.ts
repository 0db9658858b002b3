import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { aliases } from './vite.aliases.ts';
import remixConfig from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig)],
  resolve: { alias: aliases },
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
