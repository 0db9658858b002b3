import { database } from '~db/client.server';
import type { Holder } from '~/features/accounts/index';
import type { Language } from '~/platform/i18n/language';
import { countTrainings, sets } from './count-trainings.server';
import { type Question, readQuestion } from './get-overview.server';

/** People at trainings held face to face; somebody who was at two counts twice. */
export interface Attendance {
  trainings: number;
  /** Who has an account. */
  named: number;
  /** Who has none that could be found, and is only counted. */
  counted: number;
}

export interface Trainings {
  question: Question;
  isShared: boolean;
  whole: Attendance;
  /** By the id of a region or council, as the question's sight divides it. */
  areas: (Attendance & { key: string })[];
  /** By cadre, which is empty where a sheet didn't say it. */
  cadres: (Attendance & { key: string })[];
  /** By the month in which the training began, such as `2026-03`, the earliest first. */
  months: (Attendance & { key: string })[];
}

/**
 * Who was trained face to face, of the people whom somebody answers for: counted apart from courses. Who has an account counts where they
 * work today, who has none where the training was held. A training that hasn't begun has trained nobody yet.
 * @param isShared for the eyes of others
 */
export async function getTrainings(
  holder: Pick<Holder, 'grants'>,
  search: URLSearchParams,
  language: Language,
  isShared: boolean,
): Promise<Trainings> {
  const question = await readQuestion(holder, search, language);
  const rows = await database().execute<
    Attendance & { set: number; key: string | null } & Record<string, unknown>
  >(countTrainings(question));
  const of = (wanted: number) =>
    rows.flatMap(({ set, key, ...counts }) => (set === wanted ? [{ ...counts, key: key ?? '' }] : []));
  const whole = rows.find(({ set }) => set === sets.whole);
  return {
    question,
    isShared,
    whole: { trainings: whole?.trainings ?? 0, named: whole?.named ?? 0, counted: whole?.counted ?? 0 },
    areas: of(sets.areas),
    cadres: of(sets.cadres),
    months: of(sets.months),
  };
}
