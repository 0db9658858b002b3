import { explainProblem } from '~/platform/content/explain-problem';
import type { ContentFault } from '~/platform/content/content-fault';
import type { FaultCode, Problem } from '~/platform/content/problem';
import type { Language } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';
import { type CountedList, countedLists, placeOfFault, questionIds } from './place-of-fault';

/** Letters of a question or an outcome by which it is known again. */
const longestWords = 60;

/** What schemas call the file itself. */
const wholeFile = '·';

/** Faults of which authors of the studio are told otherwise than authors of files. */
const toldHere = [
  'fieldMissing',
  'fieldKind',
  'fileMissing',
  'fileUnused',
  'mediaUnused',
  'outcomeUnknown',
  'itemTwice',
  'practiceCounts',
  'singleCorrect',
] as const satisfies readonly FaultCode[];

type ToldHere = (typeof toldHere)[number];

/** A fault as somebody is told of it who writes no files. */
export interface FaultInWords {
  /** The question, outcome or module that it is in; empty where it is in none. */
  where: string;
  message: string;
  hint: string;
}

interface Telling {
  language: Language;
  t: Translator;
  /** What a file of the draft is called. */
  nameOf?: (path: string) => string;
}

/** @param text the YAML that the fault is in, as places count its lines; empty for any other file */
export function faultInWords(
  fault: Pick<ContentFault, 'line' | 'column'> & Problem,
  text: string,
  { language, t, nameOf = (path) => path }: Telling,
): FaultInWords {
  const place = text === '' ? undefined : placeOfFault(text, fault);
  const words = place?.words[language] ?? '';
  const entry = place && t(`draft-faults:entry.${place.list}`, { number: place.number });
  const where =
    entry && words ? t('draft-faults:entryWithWords', { entry, words: cut(words) }) : (entry ?? '');
  const { message, hint } = problemInWords(fault, { ids: questionIds(text), nameOf, t });
  return where ? { where: begun(where), message, hint } : { where, message: begun(message), hint };
}

/** What is wrong and what to do, fields and files by the names that the studio gives them. */
export function problemInWords(
  { code, values = {} }: Problem,
  {
    t,
    ids = [],
    nameOf = (path) => path,
  }: { t: Translator; ids?: string[]; nameOf?: (path: string) => string },
): { message: string; hint: string } {
  const told: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name === 'field') told[name] = fieldInWords(String(value), t);
    else if (name === 'expected')
      told[name] = listOf(value)
        .map((kind) => kindInWords(kind, t))
        .join(' / ');
    else if (name === 'item') told[name] = questionInWords(String(value), ids, t);
    else if (name === 'other') told[name] = nameOf(String(value));
    else if (typeof value !== 'object') told[name] = value;
  }
  if (code === 'fieldSmall' && isList(String(values.field))) {
    return {
      message: t('draft-faults:say.listSmall.message', told),
      hint: t('draft-faults:say.listSmall.hint'),
    };
  }
  if (isToldHere(code)) {
    return {
      message: t(`draft-faults:say.${code}.message`, told),
      hint: t(`draft-faults:say.${code}.hint`, told),
    };
  }
  return explainProblem({ code, values: { ...values, ...told } }, t);
}

const isToldHere = (code: FaultCode): code is ToldHere => (toldHere as readonly string[]).includes(code);

const listOf = (value: string | number | readonly string[]): string[] =>
  typeof value === 'object' ? [...value] : [String(value)];

function questionInWords(id: string, ids: string[], t: Translator): string {
  const index = ids.indexOf(id);
  return index < 0 ? id : t('draft-faults:entry.items', { number: index + 1 });
}

/**
 * A path in a file as people call the place: `items.0.options.1.text.sw` is “answer 2, text in Swahili”, since the question is told beside
 * it. A name that the studio has no word for stays between quotation marks.
 */
export function fieldInWords(field: string, t: Translator): string {
  if (field === wholeFile) return t('draft-faults:field.whole');
  const path = field.split('.');
  const isInEntry = countedLists.includes(path[0] as CountedList) && path.length > 2;
  const parts: string[] = [];
  for (const step of isInEntry ? path.slice(2) : path) {
    const last = parts.length - 1;
    const inLanguage = languageStep(step);
    if (inLanguage && parts[last]) parts[last] = t(`draft-faults:in.${inLanguage}`, { field: parts[last] });
    else if (/^\d+$/.test(step)) parts[last] = entryInWords(parts[last] ?? '', path, Number(step), t);
    else parts.push(nameInWords(step, t));
  }
  return parts.join(', ');
}

const languageStep = (step: string): Language | undefined =>
  step === 'sw' || step === 'en' ? step : undefined;

/** An entry of the list that was named last. */
function entryInWords(list: string, path: string[], index: number, t: Translator): string {
  const number = index + 1;
  const key = path[path.lastIndexOf(String(index)) - 1] ?? '';
  return (
    t(`draft-faults:entry.${key}` as 'draft-faults:entry.items', { number, defaultValue: '' }) ||
    `${list} ${number}`
  );
}

const nameInWords = (name: string, t: Translator): string =>
  t(`draft-faults:field.${name}` as 'draft-faults:field.title', { defaultValue: '' }) || `“${name}”`;

const kindInWords = (kind: string, t: Translator): string =>
  t(`draft-faults:kind.${kind}` as 'draft-faults:kind.string', { defaultValue: '' }) || kind;

const isList = (field: string): boolean =>
  /(^|\.)(modules|lessons|outcomes|cadres|items|sources)$/.test(field);

/** A sentence begins with a capital letter. */
export const begun = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

const cut = (words: string): string => {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestWords ? line : `${line.slice(0, longestWords).trimEnd()}…`;
};

/** What is wrong and what to do, as two sentences. */
export function problemInSentences(problem: Problem, t: Translator): string {
  const { message, hint } = explainProblem(problem, t);
  const src = String(problem.values?.src ?? '');
  // The name of a file is written as it is.
  const said = src !== '' && message.startsWith(src) ? message : begun(message);
  return `${said}. ${hint}`;
}
