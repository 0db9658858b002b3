import { localeOf, otherLanguage, type Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Certificate } from './get-certificate.server';
import { publishedAt } from './published-at';

/** What every achievement is made of: that of a course's revision, or of a learning path as it was. */
interface CommonFacts extends Pick<
  Certificate,
  'courseId' | 'courseRevision' | 'courseSlug' | 'course' | 'creditPoints' | 'hours'
> {
  summary: Certificate['course'];
}

export type AchievementFacts = CommonFacts &
  (
    | {
        kind: 'course';
        outcomes: { id: string; text: Certificate['course'] }[];
        passMark: number;
        /** What completing it takes, a line each; null where that is every lesson and the final. */
        rule: Record<Language, string[] | null>;
      }
    | { kind: 'path'; courses: { id: string; slug: string; title: Certificate['course'] }[] }
  );

/** @returns what was asked, as Markdown (Open Badges 3.0, Criteria) */
function describeCriteria(
  { passMark, hours }: { passMark: number; hours: number },
  rule: string[] | null,
  t: ReturnType<typeof getTranslator>,
): string {
  if (!rule) return t('certificates:criteria', { passMark, count: hours });
  return [t('certificates:criteriaOfRule', { count: hours }), '', ...rule.map((line) => `- ${line}`)].join(
    '\n',
  );
}

/** The achievement of a course or path in one language (Open Badges 3.0, Achievement); the other language's is its `related`. */
export function describeAchievement(facts: AchievementFacts, language: Language, publicUrl: string) {
  const t = getTranslator(language);
  const { achievement } = publishedAt(publicUrl);
  const id = achievement(facts.courseRevision, language);
  const other = otherLanguage(language);
  const pages = `${publicUrl}/${language}`;
  const page = `${pages}/${facts.kind === 'course' ? 'courses' : 'paths'}/${facts.courseSlug}`;
  const [narrative, aligned] =
    facts.kind === 'course'
      ? [
          describeCriteria(facts, facts.rule[language], t),
          facts.outcomes.map((outcome) => ({ code: outcome.id, name: outcome.text[language], url: page })),
        ]
      : [
          t('certificates:criteriaOfPath', { count: facts.courses.length }),
          facts.courses.map(({ id: code, slug, title }) => ({
            code,
            name: title[language],
            url: `${pages}/courses/${slug}`,
          })),
        ];
  return {
    id,
    type: ['Achievement'],
    achievementType: facts.kind === 'course' ? 'Course' : 'LearningProgram',
    inLanguage: localeOf[language],
    name: facts.course[language],
    description: facts.summary[language],
    humanCode: facts.courseId,
    creditsAvailable: facts.creditPoints,
    criteria: { id: page, narrative },
    alignment: aligned.map(({ code, name, url }) => ({
      type: ['Alignment'],
      targetName: name,
      targetUrl: url,
      targetCode: code,
      targetFramework: facts.course[language],
    })),
    resultDescription: [
      {
        id: `${id}#score`,
        type: ['ResultDescription'],
        name: t(facts.kind === 'course' ? 'certificates:score' : 'certificates:scoreOfPath'),
        resultType: 'Percent',
        valueMin: '0',
        valueMax: '100',
        ...(facts.kind === 'course' && { requiredValue: String(facts.passMark) }),
      },
    ],
    related: [
      { id: achievement(facts.courseRevision, other), type: ['Related'], inLanguage: localeOf[other] },
    ],
  };
}
