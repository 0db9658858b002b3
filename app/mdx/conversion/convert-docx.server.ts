import mammoth from 'mammoth';
import { type Archive, openArchive } from '~/platform/tables/open-archive.server';
import { TableError } from '~/platform/tables/table-rows';
import { type BroughtNote, type ConvertedText, convertHtml, Unconvertible } from './convert-html';

/** Bytes of the largest document that is read, its pictures in it. */
const maxDocxBytes = 20 * 1024 * 1024;

/** Bytes of all its parts, and of one part of markup, after inflating: 100 pages have some 2 MB of markup. */
const maxInflated = 60 * 1024 * 1024;
const maxMarkup = 8 * 1024 * 1024;

const body = 'word/document.xml';

/** What has no place in a lesson, by the markup that tells of it. */
const leftOut: [RegExp, BroughtNote][] = [
  [/<(?:c:chart|dgm:relIds)\b/, 'chartLeftOut'],
  [/<m:oMath\b/, 'equationLeftOut'],
  [/<w:object\b/, 'objectLeftOut'],
  [/<w:commentReference\b/, 'commentsLeftOut'],
  [/<w:(?:header|footer)Reference\b/, 'headersLeftOut'],
  [/<w:(?:ins|del)\b/, 'changesTaken'],
];

/**
 * Reads a document of Word's as a lesson holds it, with its tables and pictures.
 * @throws Unconvertible where it is none, too large (also once it is inflated), or broken
 */
export async function convertDocx(bytes: Uint8Array): Promise<ConvertedText> {
  const markup = await checkDocument(bytes);
  const notes = leftOut.flatMap(([pattern, note]) => (pattern.test(markup) ? [note] : []));
  const { html, pictures } = await htmlOfDocument(bytes);
  return convertHtml(html, pictures, notes);
}

/** A document's text as HTML, its pictures apart. @throws Unconvertible */
async function htmlOfDocument(
  bytes: Uint8Array,
  ignoreEmptyParagraphs = true,
): Promise<{ html: string; pictures: Map<string, Uint8Array> }> {
  const pictures = new Map<string, Uint8Array>();
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        ignoreEmptyParagraphs,
        styleMap: ["p[style-name='Title'] => h1:fresh", 'u => em'],
        convertImage: mammoth.images.imgElement(async (image) => {
          const src = `picture:${pictures.size}`;
          pictures.set(src, await image.readAsBuffer());
          return { src };
        }),
      },
    );
    return { html: value, pictures };
  } catch {
    throw new Unconvertible('unreadable');
  }
}

/** A document as HTML, for what reads its tables line by line. @throws Unconvertible */
export async function readDocument(bytes: Uint8Array): Promise<string> {
  await checkDocument(bytes);
  return (await htmlOfDocument(bytes, false)).html;
}

/**
 * Inflates every part once against the size that the directory names, so that what is read afterwards is as large as it says.
 * @returns the markup of its body
 */
async function checkDocument(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > maxDocxBytes) throw new Unconvertible('tooLarge');
  try {
    const archive = await openArchive(bytes);
    if (!archive.has(body) || !archive.has('[Content_Types].xml')) throw new Unconvertible('notDocx');
    const sizes = archive.files.map((file) => file.bytes);
    if (sizes.reduce((sum, size) => sum + size, 0) > maxInflated) throw new Unconvertible('tooLarge');
    return await readParts(archive);
  } catch (error) {
    if (error instanceof TableError) {
      throw new Unconvertible(error.fault === 'tooLarge' ? 'tooLarge' : 'notDocx');
    }
    throw error;
  }
}

async function readParts(archive: Archive): Promise<string> {
  let text = '';
  for (const { name, bytes } of archive.files) {
    const isMarkup = /\.(xml|rels)$/i.test(name);
    if (isMarkup && bytes > maxMarkup) throw new Unconvertible('tooLarge');
    const chunks: Uint8Array[] = [];
    for await (const chunk of archive.read(name)) if (isMarkup) chunks.push(chunk);
    const markup = Buffer.concat(chunks).toString('utf8');
    // A document has no entities of its own: they are a way to make much of little.
    if (markup.includes('<!DOCTYPE') || markup.includes('<!ENTITY')) throw new Unconvertible('unreadable');
    if (name === body) text = markup;
  }
  return text;
}
