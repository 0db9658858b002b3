import { LRUCache } from 'lru-cache';
import { compileLesson, type CompileResult, type LessonSource, publicHtml } from '~/mdx/index.server';
import { compress } from '~/platform/http/compression.server';
import { hashOf } from './hash-of.server';
import { shownMedia } from './shown-media';

/** A lesson as its file holds it: bytes that are no UTF-8 are a fault. */
type LessonBytes = Omit<LessonSource, 'source'> & { source: Buffer };

/** Characters of sources and HTML that are remembered: some hundreds of lessons. */
const mostCharacters = 20_000_000;

const remembered = new LRUCache<string, CompileResult>({
  maxSize: mostCharacters,
  sizeCalculation: (result) =>
    result.ok
      ? publicHtml(result.blocks).length +
        result.sources.reduce((sum, block) => sum + JSON.stringify(block).length, 0) +
        1
      : JSON.stringify(result.faults).length,
});

/** The references of one reading, by their hash: they are the same object for all lessons that are compiled in it. */
const hashes = new WeakMap<LessonSource['references'], string>();

function hashOfReferences(references: LessonSource['references']): string {
  const known = hashes.get(references);
  if (known) return known;
  const hash = hashOf(references);
  hashes.set(references, hash);
  return hash;
}

/** Texts that are being compiled: who asks for one of them waits for that. */
const begun = new Map<string, Promise<CompileResult>>();

/**
 * Compiles a text, unless this very text, with all that it shows and refers to, has been compiled before: a course of many lessons is
 * checked again with each change of one, and a lesson previewed in both languages with each word in one.
 */
export async function compileOnce(lesson: LessonBytes): Promise<CompileResult> {
  const key = keyOf(lesson);
  const known = remembered.get(key);
  if (known) return known;
  const compiling = begun.get(key) ?? compileLesson(lesson);
  begun.set(key, compiling);
  try {
    const result = await compiling;
    remembered.set(key, result);
    return result;
  } finally {
    begun.delete(key);
  }
}

const weights = new WeakMap<CompileResult, Promise<number>>();

/** What of a compiled lesson is the same for everybody, compressed, in bytes; 0 where it has faults. */
export function weighOnce(result: CompileResult): Promise<number> {
  if (!result.ok) return Promise.resolve(0);
  const known = weights.get(result);
  if (known) return known;
  const weighing = compress(Buffer.from(publicHtml(result.blocks)), 'br', 'made-once').then(
    ({ length }) => length,
  );
  weights.set(result, weighing);
  return weighing;
}

/** Whether {@link compileOnce} would answer from what it remembers. */
export const isCompiled = (lesson: LessonBytes): boolean => remembered.has(keyOf(lesson));

const keyOf = ({ source, language, media, references, holds }: LessonBytes): string =>
  hashOf([
    source.toString('latin1'),
    language,
    Object.keys(media),
    shownMedia(media, source.toString('utf8')),
    hashOfReferences(references),
    holds ?? 'lesson',
  ]);
