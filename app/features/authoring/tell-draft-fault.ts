import type { ContentFault } from '~/platform/content/content-fault';
import type { Place } from '~/platform/content/problem';
import type { Language } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';
import { describeFile } from './describe-file';
import { begun, faultInWords } from './fault-in-words';
import type { OutlineOfModule } from './get-draft.server';
import { isInFront, linesBefore, splitLesson } from './lesson-file';
import { fileAddress } from './package-path';

/** A fault of a draft as its author is told of it. */
export interface ToldFault extends Place {
  /** What the place is called, and where it is mended, from the address of the draft. */
  name: string;
  address: string;
  file: string;
  /** The question or outcome that it is in, else its line where its author sees lines; empty where they see neither. */
  where: string;
  message: string;
  hint: string;
}

interface Telling {
  /** What stands in the files of the draft, by their paths. */
  texts: ReadonlyMap<string, string>;
  modules: readonly OutlineOfModule[];
  language: Language;
  t: Translator;
}

/** Tells of a fault that the gate has found in a draft, by the names and lines that its author knows. */
export function tellDraftFault(fault: ContentFault, { texts, ...about }: Telling): ToldFault {
  const { file, line, column, ...problem } = fault;
  const { language, t } = about;
  const text = texts.get(file) ?? '';
  const isLesson = file.endsWith('.mdx');
  const inFront = isLesson && isInFront(text, line);
  const named = describeFile(file, { ...about, inFront });
  const nameOf = (path: string) => describeFile(path, about).name;
  const told = faultInWords(fault, file.endsWith('.yml') ? text : '', { language, t, nameOf });
  const seesLines = (isLesson && !inFront) || named.address === fileAddress(file);
  const ofText = isLesson && !inFront ? line - linesBefore(splitLesson(text)) : line;
  const place = begun(t('drafts:checks.line', { line: ofText, column }));
  // Where YAML can't be read there is no field to name.
  const where = told.where || (seesLines || problem.code.startsWith('yaml') ? place : '');
  return { ...named, file, line, column, ...told, where };
}
