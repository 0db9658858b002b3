import path from 'node:path';
import { type Archive, openArchive } from '~/platform/tables/open-archive.server';
import type { Language } from '~/platform/i18n/language';
import { decodeItemText } from './decode-item-text.server';
import { emptyMoodleQuestion } from './moodle-question';
import { type ReadQuestion, UnreadableFile } from './read-question';
import type { DraftReason } from '~db/schema/items';
import { draftOf, readQtiItem } from './read-qti-item';
import { childOf, childrenOf, descendantsOf, parseXmlTree, type XmlElement } from './xml-tree';

/** Bytes of the largest file of a package that is read. */
const maxPartBytes = 8 * 1024 * 1024;

/** Roots of other versions of the standard. */
const otherVersion = /^(qti-assessment-item|questestinterop|qti-assessment-test)$/;

/**
 * Reads the questions of QTI 2: one item's file, or a package with its manifest.
 * @param unmarked the language of items that don't tell theirs
 * @throws UnreadableFile
 */
export async function* readQti(bytes: Uint8Array, unmarked: Language): AsyncGenerator<ReadQuestion> {
  if (isArchive(bytes)) {
    yield* readPackage(bytes, unmarked);
    return;
  }
  const text = decodeItemText(bytes);
  yield readText(text, { path: null, files: new Map(), category: '' }, unmarked);
}

const isArchive = ([first, second]: Uint8Array) => first === 0x50 && second === 0x4b;

interface Around {
  path: string | null;
  files: Map<string, Uint8Array>;
  category: string;
}

/** @throws UnreadableFile where it holds no item */
function readText(text: string, { path, files }: Around, unmarked: Language): ReadQuestion {
  const root = parseXmlTree(text);
  const place = { line: 1, path };
  if (otherVersion.test(root.name)) return draftAt(path, root.attributes.title ?? '', text, 'version');
  if (root.name !== 'assessmentItem') throw new UnreadableFile('noQuestions');
  return readQtiItem({ root, place, source: text, files }, unmarked);
}

const draftAt = (file: string | null, name: string, source: string, reason: DraftReason): ReadQuestion =>
  draftOf(
    { ...emptyMoodleQuestion({ line: 1, path: file }, source.slice(0, 20_000)), name: name || (file ?? '') },
    reason,
  );

async function* readPackage(bytes: Uint8Array, unmarked: Language): AsyncGenerator<ReadQuestion> {
  const archive = await openArchive(bytes).catch(() => {
    throw new UnreadableFile('unreadable');
  });
  if (!archive.has('imsmanifest.xml')) {
    const isNested = archive.files.some(({ name }) => name.endsWith('/imsmanifest.xml'));
    throw new UnreadableFile(isNested ? 'nestedManifest' : 'noManifest');
  }
  const manifest = parseXmlTree(decodeItemText(await readPart(archive, 'imsmanifest.xml')));
  const resources = childrenOf(childOf(manifest, 'resources'), 'resource').filter(isItem);
  for (const resource of resources) yield await readResource(archive, resource, unmarked);
}

const isItem = ({ attributes }: XmlElement) =>
  /^imsqti_(item_)?xmlv|^imsqti_item|^imsqtiasi/.test(attributes.type ?? '');

async function readResource(
  archive: Archive,
  resource: XmlElement,
  unmarked: Language,
): Promise<ReadQuestion> {
  const file = path.posix.normalize(resource.attributes.href ?? '');
  const name = resource.attributes.identifier ?? '';
  if (!archive.has(file)) return draftAt(file, name, '', 'fileMissing');
  let text: string;
  try {
    text = decodeItemText(await readPart(archive, file));
  } catch (error) {
    if (error instanceof UnreadableFile) return draftAt(file, name, '', 'tooLong');
    throw error;
  }
  try {
    const files = await picturesOf(archive, file, text);
    return readText(text, { path: file, files, category: '' }, unmarked);
  } catch (error) {
    if (error instanceof UnreadableFile) return draftAt(file, name, text, 'syntax');
    throw error;
  }
}

/** The pictures that an item names, by the addresses that it writes, which start from the item's own file. */
async function picturesOf(archive: Archive, file: string, text: string): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const { name, attributes } of descendantsOf(parseXmlTree(text))) {
    const address = name === 'img' ? attributes.src : name === 'object' ? attributes.data : undefined;
    if (address === undefined) continue;
    const part = path.posix.join(path.posix.dirname(file), address);
    if (archive.has(part)) pictures.set(address, await readPart(archive, part));
  }
  return pictures;
}

async function readPart(archive: Archive, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of archive.read(name)) {
    size += chunk.byteLength;
    if (size > maxPartBytes) throw new UnreadableFile('tooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
