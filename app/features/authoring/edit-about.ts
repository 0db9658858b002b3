import { isMap, parseDocument, type YAMLMap } from 'yaml';
import type { LocalizedText } from '~/platform/i18n/language';
import { textOf } from './course-document';
import type { AboutCourse } from './about-schemas';

/** What `course.yml` says of a course, apart from its modules; what can't be read is empty. */
export interface WrittenAbout {
  title: LocalizedText;
  summary: LocalizedText;
  topic: string;
  cadres: string[];
  hours: number;
  creditPoints: number;
  inks: string;
  outcomes: { id: string; text: LocalizedText }[];
  minimumDays: number;
  signOff: boolean;
  prerequisites: string[];
  validMonths: number | null;
}

interface Loose {
  [key: string]: unknown;
}

const asText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const asNumber = (value: unknown) => (typeof value === 'number' ? value : 0);
const asMap = (value: unknown): Loose =>
  value !== null && typeof value === 'object' ? (value as Loose) : {};
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asLocalized = (value: unknown): LocalizedText => ({
  sw: asText(asMap(value).sw),
  en: asText(asMap(value).en),
});

export function readAbout(text: string): WrittenAbout {
  const course = asMap(parseDocument(text).toJS({ maxAliasCount: 10 }) as unknown);
  const completion = asMap(course.completion);
  const certificate = asMap(course.certificate);
  return {
    title: asLocalized(course.title),
    summary: asLocalized(course.summary),
    topic: asText(course.topic),
    cadres: asList(course.cadres).map(asText),
    hours: asNumber(course.hours),
    creditPoints: asNumber(course.creditPoints),
    inks: asText(course.inks),
    outcomes: asList(course.outcomes).map((one) => ({
      id: asText(asMap(one).id),
      text: asLocalized(asMap(one).text),
    })),
    minimumDays: asNumber(completion.minimumDays),
    signOff: completion.signOff === true,
    prerequisites: asList(course.prerequisites).map(asText),
    validMonths: typeof certificate.validMonths === 'number' ? certificate.validMonths : null,
  };
}

/**
 * Writes what a form says into `course.yml`; what it doesn't ask for stays as it is written, comments too.
 * @param fresh a number that no id of the course has had yet
 * @returns undefined where the file is no YAML map
 */
export function editAbout(
  text: string,
  courseId: string,
  about: AboutCourse,
  fresh: number,
): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const now = readAbout(text);
  const set = (path: string[], value: unknown, before: unknown) => {
    if (JSON.stringify(value) !== JSON.stringify(before)) document.setIn(path, document.createNode(value));
  };
  for (const language of ['sw', 'en'] as const) {
    set(['title', language], about.title[language], now.title[language]);
    set(['summary', language], about.summary[language], now.summary[language]);
  }
  set(['topic'], about.topic, now.topic);
  set(['cadres'], about.cadres, now.cadres);
  set(['hours'], about.hours, now.hours);
  set(['creditPoints'], about.creditPoints, now.creditPoints);
  set(['inks'], about.inks, now.inks);
  const outcomes = about.outcomes
    .map(({ sw, en }, index) => ({
      id: now.outcomes[index]?.id ?? `${courseId}.o${fresh + index}`,
      text: { sw, en },
    }))
    .filter((one) => one.text.sw !== '' || one.text.en !== '');
  set(['outcomes'], outcomes, now.outcomes);
  const orAbsent = (path: string[], value: unknown, before: unknown, isAbsent: boolean) => {
    if (isAbsent) dropIn(document.contents as YAMLMap, path);
    else set(path, value, before);
  };
  orAbsent(['completion', 'minimumDays'], about.minimumDays, now.minimumDays, about.minimumDays === 0);
  orAbsent(['completion', 'signOff'], about.signOff, now.signOff, !about.signOff);
  orAbsent(['prerequisites'], about.prerequisites, now.prerequisites, about.prerequisites.length === 0);
  if (about.validMonths === null) document.delete('certificate');
  else set(['certificate', 'validMonths'], about.validMonths, now.validMonths);
  return textOf(document, text);
}

/** Takes a value out, and the map that held it where nothing is left in it. */
function dropIn(root: YAMLMap, path: string[]): void {
  if (!root.hasIn(path)) return;
  root.deleteIn(path);
  const parent = path.slice(0, -1);
  const holder = parent.length > 0 ? root.getIn(parent) : undefined;
  if (isMap(holder) && holder.items.length === 0) root.deleteIn(parent);
}
