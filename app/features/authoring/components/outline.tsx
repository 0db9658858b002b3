import { useI18n } from '~/platform/i18n/use-i18n';
import orderOutline from '../client/order-outline.enhancement?script';
import type { LanguagesState } from '../count-open-blocks';
import type { CommentWhereWritten } from '../file-review.server';
import type { OutlineOfModule } from '../get-draft.server';
import { lessonParam } from '../package-path';
import { LanguagesStateView } from './languages-state';
import { OutlineDeed } from './outline-deed';
import { SaidWhereWritten } from './said-where-written';
import { TitleFields } from './title-fields';

export interface OutlineProps {
  slug: string;
  /** What links to a lesson is told by the names that people know. */
  modules: readonly OutlineOfModule[];
  /** Whether the reader may change it. */
  writes: boolean;
  /** Whether it has no quizzes, as a proposal has none. */
  lessonsOnly?: boolean;
  /** How the languages of each lesson stand; null where nobody has asked. */
  states: Record<string, LanguagesState> | null;
  /** What reviewers say of `course.yml` and waits to be settled. */
  said: readonly CommentWhereWritten[];
}

/** The modules of a course with their lessons and quizzes, and what can be done to each. */
export function Outline({ slug, modules, writes, lessonsOnly = false, states, said }: OutlineProps) {
  const { language, t } = useI18n();
  const home = `/${language}/studio/courses/${slug}`;
  return (
    <>
      <ol className="outline" data-order={writes ? t('drafts:outline.drag') : undefined}>
        {modules.map((module, index) => (
          <li key={module.slug}>
            <h2>{module.title[language] || t('drafts:outline.untitled')}</h2>
            <SaidWhereWritten
              comments={said.filter(({ part }) => part === `modules.${module.id}`)}
              writes={writes}
            />
            {writes && (
              <MoveDeeds
                of="Module"
                fields={{ module: module.slug }}
                name={module.title[language] || module.slug}
                title={module.title}
                isFirst={index === 0}
                isLast={index === modules.length - 1}
              />
            )}
            <ol data-order={writes ? t('drafts:outline.drag') : undefined}>
              {module.lessons.map((lesson, position) => (
                <li key={lesson.slug}>
                  <a href={`${home}/lessons/${lessonParam(module.slug, lesson.slug)}`}>
                    {lesson.title[language] || lesson.slug}
                  </a>
                  <MissingLanguages written={lesson.written} />
                  <StateOf param={lessonParam(module.slug, lesson.slug)} states={states} home={home} />
                  <LinkedFrom places={lesson.linkedFrom} />
                  {writes && (
                    <MoveDeeds
                      of="Lesson"
                      fields={{ module: module.slug, lesson: lesson.slug }}
                      name={lesson.title[language] || lesson.slug}
                      title={lesson.title}
                      isFirst={position === 0}
                      isLast={position === module.lessons.length - 1}
                    />
                  )}
                </li>
              ))}
            </ol>
            {!lessonsOnly && (
              <p>
                <a href={`${home}/file?path=${module.slug}/quiz.yml`}>{t('drafts:outline.quiz')}</a>
              </p>
            )}
            {module.hasPractice && (
              <div className="deed">
                <span>
                  <a href={`${home}/file?path=${module.slug}/practice.yml`}>{t('drafts:outline.practice')}</a>
                </span>
                {writes && (
                  <OutlineDeed
                    intent="deletePractice"
                    fields={{ module: module.slug }}
                    label={t('drafts:outline.delete')}
                    name={t('drafts:outline.deleteOf', { name: t('drafts:outline.practice') })}
                  />
                )}
              </div>
            )}
            {writes && (
              <>
                <details>
                  <summary>{t('drafts:outline.addLesson')}</summary>
                  <form method="post" noValidate>
                    <input type="hidden" name="intent" value="addLesson" />
                    <input type="hidden" name="module" value={module.slug} />
                    <TitleFields id={`${module.slug}-lesson`} withSlug />
                    <button className="button">{t('drafts:outline.addLesson')}</button>
                  </form>
                </details>
                {!module.hasPractice && (
                  <OutlineDeed
                    intent="addPractice"
                    fields={{ module: module.slug }}
                    label={t('drafts:outline.addPractice')}
                    name={`${t('drafts:outline.addPractice')}: ${module.title[language]}`}
                  />
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      {writes && <script defer src={orderOutline} />}
    </>
  );
}

function MissingLanguages({ written }: { written: { sw: boolean; en: boolean } }) {
  const { t } = useI18n();
  const missing = (['sw', 'en'] as const)
    .filter((one) => !written[one])
    .map((one) => t(`drafts:languages.${one}`));
  if (missing.length === 0) return null;
  return <small className="aside">{t('drafts:outline.missing', { languages: missing.join(', ') })}</small>;
}

function StateOf({ param, states, home }: { param: string; home: string } & Pick<OutlineProps, 'states'>) {
  if (!states) return null;
  return <LanguagesStateView state={states[param] ?? null} address={`${home}/lessons/${param}/both`} />;
}

/** Which other parts of the course speak of a lesson: for whoever is about to take it out. */
function LinkedFrom({ places }: { places: readonly string[] }) {
  const { t } = useI18n();
  if (places.length === 0) return null;
  return (
    <small className="aside">
      {t('drafts:outline.linkedFrom', { places: [...new Set(places)].join(', ') })}
    </small>
  );
}

interface MoveDeedsProps {
  of: 'Module' | 'Lesson';
  fields: Record<string, string>;
  name: string;
  title: { sw: string; en: string };
  isFirst: boolean;
  isLast: boolean;
}

function MoveDeeds({ of, fields, name, title, isFirst, isLast }: MoveDeedsProps) {
  const { t } = useI18n();
  return (
    <>
      <div className="small-deeds">
        <OutlineDeed
          intent={`move${of}`}
          fields={{ ...fields, by: '-1' }}
          label={t('drafts:outline.up')}
          name={t('drafts:outline.upOf', { name })}
          disabled={isFirst}
        />
        <OutlineDeed
          intent={`move${of}`}
          fields={{ ...fields, by: '1' }}
          label={t('drafts:outline.down')}
          name={t('drafts:outline.downOf', { name })}
          disabled={isLast}
        />
        <OutlineDeed
          intent={`delete${of}`}
          fields={fields}
          label={t('drafts:outline.delete')}
          name={t('drafts:outline.deleteOf', { name })}
        />
      </div>
      <details>
        <summary>{t('drafts:outline.rename')}</summary>
        <form method="post" noValidate>
          <input type="hidden" name="intent" value={`rename${of}`} />
          {Object.entries(fields).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <TitleFields id={Object.values(fields).join('-')} title={title} />
          <button className="button">{t('drafts:outline.save')}</button>
        </form>
      </details>
    </>
  );
}
