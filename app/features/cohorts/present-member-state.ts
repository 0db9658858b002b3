import { dayOf } from '~/platform/calendar-day';
import { formatDay } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';

interface Standing {
  enrolments: readonly { courseId: string; state: 'enrolled' | 'waits' | 'refused'; waitsFor: string[] }[];
  lessons: number;
  certificates: number;
  lastActivityAt: Date | string | null;
}

interface Frame {
  courseIds: readonly string[];
  startsOn: string;
  endsOn: string;
  closedAt: Date | string | null;
}

/**
 * How a member of a cohort stands, a line each: how far they are in what they are enrolled in, then the courses that they can't be in yet
 * and why.
 */
export function presentMemberState(
  { enrolments, lessons, certificates, lastActivityAt }: Standing,
  { courseIds, startsOn, endsOn, closedAt }: Frame,
  { titleOf, language, now }: { titleOf: (courseId: string) => string; language: Language; now: Date },
): string[] {
  const t = getTranslator(language);
  const today = dayOf(now);
  const isOver = closedAt !== null || endsOn < today;
  const isEnrolled = enrolments.some(({ state }) => state === 'enrolled');
  const lines: string[] = [];
  if (isEnrolled) {
    if (certificates >= courseIds.length) return [t('cohorts:state.certified')];
    lines.push(t(lessons > 0 || lastActivityAt !== null ? 'cohorts:state.active' : 'cohorts:state.enrolled'));
  } else if (enrolments.length === 0) {
    if (isOver) return [t('cohorts:state.over')];
    if (startsOn > today) return [t('cohorts:state.begins', { day: formatDay(startsOn, language) })];
    return [t('cohorts:state.waiting')];
  }
  for (const { courseId, state, waitsFor } of enrolments) {
    const course = titleOf(courseId);
    switch (state) {
      case 'enrolled':
        break;
      case 'waits': {
        const first = waitsFor.map(titleOf).join(', ');
        lines.push(t(isOver ? 'cohorts:state.never' : 'cohorts:state.waitsFor', { course, first }));
        break;
      }
      case 'refused':
        lines.push(t('cohorts:state.refused', { course }));
        break;
    }
  }
  return lines;
}
