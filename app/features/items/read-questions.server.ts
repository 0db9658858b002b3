import { setImmediate } from 'node:timers/promises';
import { decodeItemText } from './decode-item-text.server';
import type { Language } from '~/platform/i18n/language';
import { withOwnIds } from './question-id';
import { readAiken } from './read-aiken';
import { type FileFault, type ReadFile, type ReadQuestion, UnreadableFile } from './read-question';
import { readGift } from './read-gift';
import type { ItemFormat } from '~db/schema/items';
import { readMoodleXml } from './read-moodle-xml';
import { readQti } from './read-qti.server';
import { TableError } from '~/platform/tables/table-rows';

/** Bytes of the largest file: pictures stand in it as text. */
const maxItemFileBytes = 10 * 1024 * 1024;

/** More than any bank has at once. */
const maxQuestions = 20_000;

/** Is told from time to time how many questions are read. */
export type ReadingProgress = (read: number) => void | Promise<void>;

/** Why a file of this size can't be read. */
export function faultOfSize({ byteLength }: Uint8Array): FileFault | undefined {
  if (byteLength === 0) return 'empty';
  return byteLength > maxItemFileBytes ? 'tooLarge' : undefined;
}

/**
 * Reads a file of questions. Every question of it is in the answer, as an item or as a draft with the reason.
 * @param unmarked the language of texts that don't tell theirs
 * @param progress is told from time to time how many questions are read
 */
export async function readQuestions(
  bytes: Uint8Array,
  format: ItemFormat,
  unmarked: Language,
  progress?: ReadingProgress,
): Promise<ReadFile> {
  const fault = faultOfSize(bytes);
  if (fault) return { ok: false, fault };
  try {
    const questions: ReadQuestion[] = [];
    for await (const question of questionsIn(bytes, format, unmarked)) {
      questions.push(question);
      if (questions.length > maxQuestions) return { ok: false, fault: 'tooMany' };
      // Others are served meanwhile.
      if (questions.length % 25 !== 0) continue;
      await progress?.(questions.length);
      await setImmediate();
    }
    if (questions.length === 0) return { ok: false, fault: 'noQuestions' };
    return { ok: true, questions: withOwnIds(questions) };
  } catch (error) {
    if (error instanceof UnreadableFile) {
      return { ok: false, fault: error.fault, ...(error.line === undefined ? {} : { line: error.line }) };
    }
    if (error instanceof TableError) return { ok: false, fault: 'unreadable' };
    throw error;
  }
}

/** Whether a file is an archive, such as a whole course: PK or the first bytes of gzip. */
const isPacked = ([first, second]: Uint8Array) =>
  (first === 0x50 && second === 0x4b) || (first === 0x1f && second === 0x8b);

async function* questionsIn(
  bytes: Uint8Array,
  format: ItemFormat,
  unmarked: Language,
): AsyncGenerator<ReadQuestion> {
  if (format === 'qti') {
    yield* readQti(bytes, unmarked);
    return;
  }
  if (isPacked(bytes)) throw new UnreadableFile('unreadable');
  const text = decodeItemText(bytes);
  switch (format) {
    case 'gift':
      yield* readGift(text, unmarked);
      break;
    case 'aiken':
      yield* readAiken(text, unmarked);
      break;
    case 'moodle-xml':
      yield* readMoodleXml(text, unmarked);
      break;
  }
}
