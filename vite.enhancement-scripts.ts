import { createHash } from 'node:crypto';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type { Plugin } from 'vite';

/** How a page's component names its enhancement: `import url from '../client/some-name.enhancement?script'`. */
const query = '?script';

/** How a route that serves a script itself, as that of a service worker, imports what it says. */
const sourceQuery = '?script-source';

/** Where the bundles are, apart from those that Remix makes for pages that are hydrated. */
const folder = 'assets/scripts';

/** What the plugin tells the development server. */
export interface EnhancementScripts {
  /** The script at a path that a page refers to. */
  scriptAt: (pathname: string) => string | undefined;
}

/**
 * Bundles each enhancement of a page by itself, small and without modules, for the oldest browsers that we serve. Its import is the URL
 * of the bundle, whose name holds a hash of what it says, so that browsers keep it for good.
 */
export function enhancementScripts(): Plugin<EnhancementScripts> {
  const scripts = new Map<string, string>();
  return {
    name: 'enhancement-scripts',
    enforce: 'pre',
    api: { scriptAt: (pathname) => scripts.get(pathname) },
    async resolveId(id, importer) {
      const asked = [query, sourceQuery].find((one) => id.endsWith(one));
      if (!asked) return undefined;
      const module = await this.resolve(id.slice(0, -asked.length), importer, { skipSelf: true });
      return module && `${module.id}${asked}`;
    },
    async load(id) {
      if (id.endsWith(sourceQuery)) {
        return `export default ${JSON.stringify(await bundle(id.slice(0, -sourceQuery.length)))};`;
      }
      if (!id.endsWith(query)) return undefined;
      const file = id.slice(0, -query.length);
      this.addWatchFile(file);
      const source = await bundle(file);
      const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
      const fileName = `${folder}/${path.basename(file, '.enhancement.ts')}-${hash}.js`;
      scripts.set(`/${fileName}`, source);
      if (this.environment.config.command === 'build' && this.environment.name === 'client') {
        this.emitFile({ type: 'asset', fileName, source });
      }
      return `export default ${JSON.stringify(`/${fileName}`)};`;
    },
  };
}

/**
 * How a phone's script is bundled. `name.phone.ts` stands in the place of `name.ts`, and what makes elements in that of React, so that a script calculates and
 * draws with what the server uses.
 */
export const phoneBundle = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2017',
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  resolveExtensions: ['.phone.ts', '.ts', '.tsx', '.js', '.json'],
  alias: { 'react/jsx-runtime': path.resolve('app/platform/jsx-dom.ts') },
} satisfies BuildOptions;

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({ ...phoneBundle, entryPoints: [file] });
  return outputFiles[0]?.text ?? '';
}
