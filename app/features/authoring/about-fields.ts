import type { LocalizedText } from '~/platform/i18n/language';
import type { WrittenAbout } from './edit-about';

/** The form about a course, field by field, as it is shown and as it is typed. */
export interface AboutFields {
  title: LocalizedText;
  summary: LocalizedText;
  topic: string;
  cadres: string[];
  hours: string;
  creditPoints: string;
  inks: string;
  outcomes: LocalizedText[];
  minimumDays: string;
  signOff: boolean;
  prerequisites: string;
  validMonths: string;
  /** ISO date, or empty. */
  reviewBy: string;
}

export const fieldsOfAbout = (about: WrittenAbout, reviewBy: string | null): AboutFields => ({
  ...about,
  hours: String(about.hours),
  creditPoints: String(about.creditPoints),
  outcomes: about.outcomes.map(({ text }) => text),
  minimumDays: String(about.minimumDays),
  prerequisites: about.prerequisites.join(', '),
  validMonths: about.validMonths === null ? '' : String(about.validMonths),
  reviewBy: reviewBy ?? '',
});

/** What somebody has typed into the form. @param mostOutcomes outcomes that the form has room for */
export function typedAbout(
  typed: Readonly<Record<string, string>>,
  cadres: string[],
  mostOutcomes: number,
): AboutFields {
  const text = (name: string) => (typed[name] ?? '').replaceAll('\r\n', '\n');
  const both = (name: string) => ({ sw: text(`${name}Sw`), en: text(`${name}En`) });
  const outcomes = Array.from({ length: mostOutcomes }, (_, index) => ({
    sw: text(`outcome-${index}-sw`),
    en: text(`outcome-${index}-en`),
  }));
  return {
    title: both('title'),
    summary: both('summary'),
    topic: text('topic'),
    cadres,
    hours: text('hours'),
    creditPoints: text('creditPoints'),
    inks: text('inks'),
    outcomes: outcomes.filter(({ sw, en }) => sw !== '' || en !== ''),
    minimumDays: text('minimumDays'),
    signOff: typed.signOff !== undefined,
    prerequisites: text('prerequisites'),
    validMonths: text('validMonths'),
    reviewBy: text('reviewBy'),
  };
}

/** Where two states of the form differ, as paths in `course.yml` name the places, with what stands there in the first. */
export function differencesOfAbout(
  now: AboutFields,
  typed: AboutFields,
): { field: string; stands: string }[] {
  const [here, there] = [leavesOf(now), leavesOf(typed)];
  return [...new Set([...here.keys(), ...there.keys()])]
    .filter((field) => (here.get(field) ?? '') !== (there.get(field) ?? ''))
    .map((field) => ({ field, stands: here.get(field) ?? '' }));
}

function leavesOf({ outcomes, title, summary, signOff, cadres, ...plain }: AboutFields): Map<string, string> {
  return new Map([
    ...Object.entries({ 'title.sw': title.sw, 'title.en': title.en }),
    ...Object.entries({ 'summary.sw': summary.sw, 'summary.en': summary.en }),
    ...Object.entries(plain),
    ['cadres', cadres.join(', ')],
    ['signOff', signOff ? '✓' : ''],
    ...outcomes.flatMap(({ sw, en }, index) =>
      Object.entries({ [`outcomes.${index}.sw`]: sw, [`outcomes.${index}.en`]: en }),
    ),
  ] as [string, string][]);
}
