import sharp from 'sharp';
import { expect, test } from './drivers/tumia';

interface Manifest {
  start_url: string;
  icons: { src: string; sizes: string; type: string }[];
  shortcuts: { name: string; url: string }[];
  share_target: { action: string; method: string; params: Record<string, string> };
}

for (const language of ['sw', 'en'])
  test(
    `what is installed has its icons, and its shortcuts lead to pages: ${language}`,
    { tag: '@js-on' },
    async ({ request }) => {
      const home = await (await request.get(`/${language}`)).text();
      const [, address = ''] = /<link rel="manifest" href="([^"]+)"/.exec(home) ?? [];
      const manifest = (await (await request.get(address)).json()) as Manifest;
      expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
      for (const { src, sizes, type } of manifest.icons) {
        const icon = await request.get(src);
        expect(icon.headers()['content-type'], src).toBe(type);
        const { width, height } = await sharp(await icon.body()).metadata();
        expect(`${width}x${height}`, src).toBe(sizes);
      }
      expect(manifest.shortcuts.length).toBeGreaterThan(2);
      for (const url of [manifest.start_url, ...manifest.shortcuts.map((one) => one.url)]) {
        const page = await request.get(url);
        expect(page.status(), url).toBe(200);
        expect(await page.text(), url).toContain(`<html lang="${language}`);
      }
      const { action, method, params } = manifest.share_target;
      expect(method).toBe('GET');
      const shared = await request.get(`${action}?${params.text}=Habari`);
      expect(shared.status()).toBe(200);
      expect(new URL(shared.url()).pathname).toMatch(new RegExp(`^/${language}/verify`));
    },
  );
