import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { problemOfFile } from '../media/check-file';
import { type ConversionNote, lessonBlocks, outerAddress, type TextOrigin } from './lesson-blocks';
import { attributeOf, shownElement } from './lesson-elements';
import { keepRaisedLetters } from './raised-letters';
import { tidyOffice } from './tidy-office';
import { writeMdx } from './write-mdx';

/** What somebody is told of a text that was brought in: what changed, what needs their eye, what was left out. */
export type BroughtNote =
  | ConversionNote
  | 'pictureDescription'
  | 'pictureElsewhere'
  | 'pictureOnDevice'
  | 'pictureKind'
  | 'pictureTooMany'
  | 'recordingLeftOut'
  | 'chartLeftOut'
  | 'equationLeftOut'
  | 'objectLeftOut'
  | 'commentsLeftOut'
  | 'headersLeftOut'
  | 'changesTaken';

export interface ConvertedText {
  /** MDX without front matter. */
  mdx: string;
  notes: BroughtNote[];
  /** Pictures that the text shows, by the path that it writes. */
  pictures: Map<string, Uint8Array>;
}

/** Why a text can't be brought in. */
export class Unconvertible extends Error {
  constructor(readonly reason: 'tooLong' | 'tooDeep' | 'notDocx' | 'tooLarge' | 'unreadable') {
    super(reason);
  }
}

/** Letters of the longest text that is read, the pictures in it aside. */
const maxLetters = 400_000;
const maxPictures = 60;

const dataAddress = /^data:image\/(png|jpeg|webp);base64,([A-Za-z0-9+/=\s]+)$/i;
/** Pictures inside of a text, which aren't counted as letters of it. */
const dataPictures = /\bsrc=(["'])data:[^"']*\1/gi;

/**
 * Writes HTML as a lesson holds it, whatever it was made by: a web page, Word, or Google's documents.
 * @param given pictures that the text names by an address of their own, as those of a file do
 * @throws Unconvertible
 */
export function convertHtml(
  html: string,
  given: ReadonlyMap<string, Uint8Array> = new Map(),
  told: Iterable<BroughtNote> = [],
): ConvertedText {
  if (html.replace(dataPictures, '').length > maxLetters) throw new Unconvertible('tooLong');
  const notes = new Set<BroughtNote>(told);
  const pictures = new Map<string, Uint8Array>();
  try {
    const tree = tidyOffice(fromHtml(html, { fragment: true }));
    keepRaisedLetters(tree);
    const mdx = writeMdx(lessonBlocks(tree.children, originOf(given, notes, pictures)));
    return { mdx, notes: [...notes], pictures };
  } catch (error) {
    if (error instanceof RangeError) throw new Unconvertible('tooDeep');
    throw error;
  }
}

function originOf(
  given: ReadonlyMap<string, Uint8Array>,
  notes: Set<BroughtNote>,
  pictures: Map<string, Uint8Array>,
): TextOrigin {
  return {
    notes,
    // A place within the text itself: the words stay, and nothing is lost.
    addressOf: (written) => (written.startsWith('#') ? undefined : outerAddress(written, notes)),
    fileOf: () => undefined,
    recordingOf: () => {
      notes.add('recordingLeftOut');
      return undefined;
    },
    pictureOf: (picture, caption) => {
      const bytes = bytesOf(attributeOf(picture, 'src'), given);
      if (typeof bytes === 'string') {
        notes.add(bytes);
        return undefined;
      }
      const src = pathOf(bytes);
      if (!src) notes.add('pictureKind');
      else if (pictures.size >= maxPictures && !pictures.has(src)) notes.add('pictureTooMany');
      else return shown(src, bytes, picture, caption);
      return undefined;
    },
  };

  function shown(src: string, bytes: Uint8Array, picture: Element, caption: string): Element {
    pictures.set(src, bytes);
    const alt = attributeOf(picture, 'alt').trim();
    if (alt === '') notes.add('pictureDescription');
    return shownElement('picture', { src, alt, title: caption });
  }
}

/** @returns the bytes of a picture, or why there are none: no page of somebody else's is ever fetched */
function bytesOf(
  address: string,
  given: ReadonlyMap<string, Uint8Array>,
): Uint8Array | 'pictureElsewhere' | 'pictureOnDevice' | 'pictureKind' {
  const own = given.get(address);
  if (own) return own;
  // Word pastes the address of a file on its writer's own disk.
  if (/^file:/i.test(address)) return 'pictureOnDevice';
  if (!/^data:/i.test(address)) return 'pictureElsewhere';
  const [, , base64] = dataAddress.exec(address) ?? [];
  return base64 === undefined ? 'pictureKind' : Buffer.from(base64, 'base64');
}

/** @returns a path of media that tells pictures apart, undefined where it is none that lessons show */
function pathOf(bytes: Uint8Array): string | undefined {
  const ending = ['png', 'jpg', 'webp'].find((one) => problemOfFile(one, bytes) === undefined);
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return ending && `media/picture-${name}.${ending}`;
}
