import { deflateRawSync } from 'node:zlib';
import { Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type ArchivePart, writeArchive } from '~tests/fixtures/zip-archive';
import { convertDocx } from './convert-docx.server';

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const picture = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: 'red' } })
    .png()
    .toBuffer();

const deflated = (letters: number): ArchivePart => ({
  bytes: deflateRawSync(' '.repeat(letters)),
  uncompressedSize: letters,
});

const files = (document: ArchivePart, more: Record<string, ArchivePart> = {}) => ({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'word/document.xml': document,
  ...more,
});

describe('a document of Word', () => {
  it('becomes a lesson with its headings, tables and pictures', async () => {
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Kuhesabu upya', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('Hesabu mistari ya rejesta.'),
            new Table({
              rows: [
                new TableRow({ children: [cell('Huduma'), cell('Rejesta')] }),
                new TableRow({ children: [cell('Penta3'), cell('57')] }),
              ],
            }),
            new Paragraph({
              children: [
                new ImageRun({
                  type: 'png',
                  data: await picture(),
                  transformation: { width: 400, height: 300 },
                }),
              ],
            }),
          ],
        },
      ],
    });
    const { mdx, pictures, notes } = await convertDocx(await Packer.toBuffer(document));
    const [path] = [...pictures.keys()];
    expect(mdx).toBe(
      [
        '## Kuhesabu upya',
        'Hesabu mistari ya rejesta.',
        '| Huduma | Rejesta |\n| ------ | ------- |\n| Penta3 | 57      |',
        `<Figure src="${path}" />`,
      ].join('\n\n'),
    );
    expect(notes).toEqual(['pictureDescription']);
  });

  it.each([
    ['no archive', () => Buffer.from('PK'), 'notDocx'],
    ['another archive', () => writeArchive({ 'a.txt': 'a' }), 'notDocx'],
    ['a bomb', () => writeArchive(files(deflated(9_000_000))), 'tooLarge'],
    ['many small bombs', () => writeArchive(files('<a/>', manyParts())), 'tooLarge'],
    ['entities', () => writeArchive(files('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), 'unreadable'],
    ['a part that is cut', () => writeArchive(files('<w:document><w:body>')), 'unreadable'],
    ['21 MB', () => Buffer.alloc(21 * 1024 * 1024), 'tooLarge'],
  ])('is refused where it is %s', async (_what, bytes, reason) => {
    await expect(convertDocx(bytes())).rejects.toMatchObject({ reason });
  });
});

const manyParts = () =>
  Object.fromEntries(
    Array.from({ length: 9 }, (_, place) => [`word/media/${place}.bin`, deflated(7_000_000)]),
  );
