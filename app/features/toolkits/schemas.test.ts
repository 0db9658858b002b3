import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { worksheetReferences, worksheets } from '~/features/worksheets/index';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import { type ToolkitFile, ToolkitFileSchema } from './schemas';

const folder = 'content/toolkits';
const toolkits = new Map(
  readdirSync(folder).map((slug) => {
    const file = path.join(folder, slug, 'toolkit.yml');
    const parsed = parseYaml<ToolkitFile>(file, readFileSync(file, 'utf8'), ToolkitFileSchema);
    if (!parsed.ok) throw new Error(`${file} has faults`);
    return [slug, parsed.value];
  }),
);

describe('the toolkits of content/', () => {
  it('hold every worksheet at its home', () => {
    for (const { key, toolkit } of worksheets) expect(toolkits.get(toolkit)?.worksheets).toContain(key);
  });

  it('have a worksheet to open each, and a place of their own', () => {
    for (const { worksheets: keys } of toolkits.values()) {
      expect(keys.some((key) => key in worksheetReferences('sw'))).toBe(true);
    }
    expect(new Set([...toolkits.values()].map(({ position }) => position)).size).toBe(toolkits.size);
  });

  it('lead to the list of clients, which no link fills in', () => {
    expect(worksheetReferences('sw').W11).toMatchObject({
      path: '/sw/toolkits/missed-appointments/missed-appointments',
      parts: { clients: [] },
    });
  });
});
