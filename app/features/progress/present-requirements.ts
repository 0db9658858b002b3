import type { CourseManifest } from '~db/schema/catalog';
import { titleOf, worksheetOf } from '~/features/worksheets/index';
import { formatDate, formatScore } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { ShownRequirement } from './components/completion-list';
import { nothingDone } from './course-facts';
import { finalUrl, pageUrl, worksheetUrl } from './course-urls';
import { type Requirement, requirementsOf } from './requirements';

/**
 * Requirements in words, each with the page on which it is met, for the course's page.
 * @param institute its name in the reader's language
 */
export function presentRequirements(
  requirements: readonly Requirement[],
  { manifest, institute }: { manifest: CourseManifest; institute: string },
  language: Language,
): ShownRequirement[] {
  const t = getTranslator(language);
  const percent = (value: number) => formatScore(value, language);
  return requirements.map((one): ShownRequirement => {
    const { isMet } = one;
    switch (one.kind) {
      case 'lessons': {
        const about = t('progress:summary', { done: one.done, total: one.total });
        return { isMet, text: t('progress:takes.lessons', { count: one.total }), about, url: null };
      }
      case 'lesson': {
        const text = t('progress:takes.lesson', { title: one.lesson.title[language] });
        return { isMet, text, about: null, url: pageUrl(manifest.slug, one.module.slug, one.lesson.slug) };
      }
      case 'quiz': {
        const { module, passMark, score } = one;
        const mark = percent(passMark);
        return {
          isMet,
          text: module
            ? t('progress:takes.quiz', { title: module.title[language], mark })
            : t('progress:takes.final', { mark }),
          about: score === undefined ? null : t('progress:takes.score', { score: percent(score) }),
          url: module ? pageUrl(manifest.slug, module.slug, 'quiz') : finalUrl(manifest.slug),
        };
      }
      case 'worksheet': {
        const worksheet = worksheetOf(one.worksheet);
        return {
          isMet,
          text: t('progress:takes.worksheet', {
            title: worksheet ? titleOf(worksheet, language) : one.worksheet,
          }),
          about: t('progress:takes.figuresStay'),
          url: worksheetUrl(one.worksheet),
        };
      }
      case 'days': {
        const { days, opensAt } = one;
        const about = opensAt && t('progress:takes.from', { date: formatDate(opensAt, language) });
        return { isMet, text: t('progress:takes.days', { count: days }), about, url: null };
      }
      case 'signOff': {
        const text = t('progress:takes.signOff', { institute });
        return { isMet, text, about: t('progress:takes.signOffSees'), url: null };
      }
    }
  });
}

/**
 * The rule of a course in words, whoever takes it; null where it has none but the usual one.
 * @param institute its name in the reader's language
 */
export function presentRule(
  manifest: CourseManifest,
  institute: string,
  language: Language,
): string[] | null {
  if (!manifest.completion) return null;
  const requirements = requirementsOf(manifest, nothingDone);
  return presentRequirements(requirements, { manifest, institute }, language).map(({ text }) => text);
}

/** The requirement as a few words, for a list of what is left. */
export function nameRequirement(one: Requirement, language: Language): string {
  const t = getTranslator(language);
  switch (one.kind) {
    case 'lessons':
      return t('progress:left.lessons', { count: one.total - one.done });
    case 'lesson':
      return one.lesson.title[language];
    case 'quiz':
      return one.module ? t('progress:quizOf', { title: one.module.title[language] }) : t('progress:final');
    case 'worksheet': {
      const worksheet = worksheetOf(one.worksheet);
      return worksheet ? titleOf(worksheet, language) : one.worksheet;
    }
    case 'days':
      return one.opensAt
        ? t('progress:left.from', { date: formatDate(one.opensAt, language) })
        : t('progress:takes.days', { count: one.days });
    case 'signOff':
      return t('progress:left.signOff');
  }
}
