import type { Element } from 'hast';
import { orTooDeep, plainTextOf, type RichText, treeOf } from '~/features/items/index.server';
import { lessonBlocks, outerAddress, type TextOrigin } from '~/mdx/conversion/lesson-blocks';
import { attributeOf, element, isElement, shownElement, textNode } from '~/mdx/conversion/lesson-elements';
import { writeMdx } from '~/mdx/conversion/write-mdx';
import type { MediaShelf } from './media-shelf';
import type { FileEntry, FilesOfArea } from './read-files';
import type { AccountedFile, ActivityNote } from './report';

/** Where a text stands, and where it tells what becomes of it. */
export interface TextPlace {
  /** Files that it shows as `@@PLUGINFILE@@/…`. */
  files: FilesOfArea;
  shelf: MediaShelf;
  notes: Set<ActivityNote>;
  account: (file: Omit<AccountedFile, 'owner'>) => void;
}

/** A text of a lesson. */
export interface LessonText {
  /** MDX without front matter. */
  mdx: string;
  /** Its words, a line for each paragraph. */
  words: string;
}

const ownFiles = '@@PLUGINFILE@@/';

/**
 * Writes a text of Moodle's as a lesson holds it: headings of two levels, paragraphs, lists, tables and links; pictures, recordings and
 * files on lines of their own.
 * @throws NoItem where it is too long or its elements stand too deep in each other
 */
export function readLessonText(rich: RichText, place: TextPlace): LessonText {
  const tree = treeOf(rich);
  const words = plainTextOf(tree);
  return { mdx: orTooDeep(() => writeMdx(lessonBlocks(tree.children, originOf(place)))), words };
}

/** A file as a lesson shows it, on lines of its own. @returns nothing where it can't be shown */
export function showFile(entry: FileEntry, title: string, place: TextPlace): string {
  const shown = shownFile(entry, entry.name, { alt: '', title }, place);
  return shown ? writeMdx([shown]) : '';
}

/** A link on a line of its own. @returns undefined where a lesson may not lead there */
export function showLink(address: string, words: string, notes: Set<ActivityNote>): string | undefined {
  const href = addressOf(address, notes);
  return href === undefined
    ? undefined
    : writeMdx([element('p', [element('a', [textNode(words)], { href })])]);
}

const originOf = (place: TextPlace): TextOrigin => ({
  notes: place.notes,
  addressOf: (written) => addressOf(written, place.notes),
  fileOf: (link) => {
    const own = ownFileOf(attributeOf(link, 'href'), place.files);
    if (!own) return undefined;
    const title = plainTextOf(link) || own.name;
    return { shown: shownFile(own.entry, own.name, { alt: '', title }, place) };
  },
  pictureOf: (picture, caption) => pictureOf(picture, caption, place),
  recordingOf: (recording) => recordingOf(recording, place),
});

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

/** @returns the file that an address names; undefined where it names none of the text's own */
function ownFileOf(
  address: string,
  files: FilesOfArea,
): { name: string; entry: FileEntry | undefined } | undefined {
  if (!address.startsWith(ownFiles)) return undefined;
  const [written = ''] = address.slice(ownFiles.length).split('?');
  const name = decoded(written);
  return { name, entry: files.get(name) ?? files.get(written) };
}

/** @returns an address as a lesson may write it; undefined where it may not lead there */
function addressOf(written: string, notes: Set<ActivityNote>): string | undefined {
  if (!/\$@|^@@/.test(written)) return outerAddress(written, notes);
  notes.add('linkInside');
  return undefined;
}

function pictureOf(picture: Element, caption: string, place: TextPlace): Element | undefined {
  const address = attributeOf(picture, 'src');
  const own = ownFileOf(address, place.files);
  if (!own) {
    place.notes.add('pictureElsewhere');
    place.account({ name: address.slice(0, 100), place: null, reason: 'missing' });
    return undefined;
  }
  return shownFile(own.entry, own.name, { alt: attributeOf(picture, 'alt'), title: caption }, place);
}

function recordingOf(recording: Element, place: TextPlace): Element | undefined {
  const sources = [recording, ...recording.children.filter(isElement)].map((one) => attributeOf(one, 'src'));
  const address = sources.find((source) => source !== '') ?? '';
  const own = ownFileOf(address, place.files);
  if (own) return shownFile(own.entry, own.name, { alt: '', title: attributeOf(recording, 'title') }, place);
  place.account({ name: address.slice(0, 100), place: null, reason: 'missing' });
  return undefined;
}

/** Takes a file along and tells of it. */
function shownFile(
  entry: FileEntry | undefined,
  name: string,
  { alt, title }: { alt: string; title: string },
  { shelf, notes, account }: TextPlace,
): Element | undefined {
  const shelved = shelf.take(entry);
  if ('reason' in shelved) {
    account({ name, place: null, reason: shelved.reason });
    return undefined;
  }
  const { path, kind } = shelved;
  account({ name, place: path, reason: null });
  const description = alt.trim();
  if (kind === 'picture' && description === '') notes.add('pictureDescription');
  if (kind === 'audio' || kind === 'video') notes.add('recordingText');
  return shownElement(kind, {
    src: path,
    alt: description,
    title: title || (kind === 'picture' ? '' : name),
  });
}
