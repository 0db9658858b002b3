import type { Actor } from '~/features/accounts/index.server';
import { getCourse } from '~/features/catalog/index.server';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { presentAnalysis, type ShownQuiz } from './present-analysis';
import { listItemAnalysis } from './list-item-analysis.server';
import { seesItemAnalysisOf } from './policy';

export interface CourseAnalysis {
  title: LocalizedText;
  quizzes: ShownQuiz[];
}

/** How the questions of a course's quizzes did. @returns undefined where there is no such course, or the actor has no part in it */
export async function getItemAnalysis(
  slug: string,
  actor: Pick<Actor, 'grants'>,
  language: Language,
): Promise<CourseAnalysis | undefined> {
  const course = await getCourse(slug);
  if (!course || !seesItemAnalysisOf(actor, course.instituteId)) return undefined;
  const t = getTranslator(language);
  const words = { true: t('quizzes:true'), false: t('quizzes:false') };
  const analyses = await listItemAnalysis(course);
  return {
    title: course.manifest.title,
    quizzes: analyses.map((one) => presentAnalysis(one, language, words)),
  };
}
