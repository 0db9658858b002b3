import { createRequestHandler as createRemixHandler, type ServerBuild } from '@remix-run/server-runtime';
import type { FetchHandler } from '@remix-run/node-fetch-server';
import type { EnhancementScripts } from '../../../vite.enhancement-scripts';
import type { Settings } from '../settings.server';
import { createRequestHandler } from './request-handler.server';

/** Serves pages from their source through Vite: a change shows at the next load. Styles and pictures come from Vite's own port. */
export async function createDevHandler(settings: Settings, projectDir: string): Promise<FetchHandler> {
  const { createServer } = await import('vite');
  const vite = await createServer({ root: projectDir, server: { middlewareMode: true } });
  const scripts = vite.config.plugins.find(({ name }) => name === 'enhancement-scripts')
    ?.api as EnhancementScripts;
  return createRequestHandler({
    settings,
    staticFile: () => undefined,
    renderPage: async (request, context) => {
      const { pathname } = new URL(request.url);
      const script = scripts.scriptAt(pathname);
      if (script !== undefined) return sourceAnswer('text/javascript', script);
      const asset = await sourceAsset(pathname, projectDir);
      if (asset) return asset;
      const build = (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild;
      return createRemixHandler(build, 'development')(request, context);
    },
  });
}

const assetTypes = { css: 'text/css', svg: 'image/svg+xml' } as const;

async function sourceAsset(pathname: string, projectDir: string): Promise<Response | undefined> {
  const [, file, extension] = /^(\/app\/ui\/[\w-]+\.(css|svg))$/.exec(pathname) ?? [];
  if (!file || !extension) return undefined;
  const { readFile } = await import('node:fs/promises');
  const body = await readFile(`${projectDir}${file}`, 'utf8');
  return sourceAnswer(assetTypes[extension as keyof typeof assetTypes], body);
}

const sourceAnswer = (contentType: string, body: string) =>
  new Response(body, { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
