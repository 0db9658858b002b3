import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getActor } from '~/features/accounts/index.server';
import { getLearningPath } from '~/features/catalog/index.server';
import { listMyCertificates } from '~/features/certificates/index.server';
import { getInstitute } from '~/features/institutes/index.server';
import { PathCourses } from '~/features/progress/components/path-courses';
import { PathStanding } from '~/features/progress/components/path-standing';
import { followPath } from '~/features/progress/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.summary) : [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const [path, actor] = await Promise.all([getLearningPath(params.path ?? ''), getActor(request)]);
  if (!path) throw notFound();
  const [issuer, certificates] = await Promise.all([
    path.certifiedBy === null ? undefined : getInstitute(path.certifiedBy),
    actor && path.certifiedBy !== null ? listMyCertificates(actor.id) : [],
  ]);
  const own = certificates.find(({ kind, courseId }) => kind === 'path' && courseId === path.id);
  return {
    title: path.title[language],
    certifiedBy: issuer?.name[language] ?? null,
    certificate: own?.number ?? null,
    summary: path.summary[language],
    cadres: path.cadres,
    isSignedIn: actor !== undefined,
    ...(await followPath(actor?.id, path.courses, language)),
  };
}

export default function Path() {
  const page = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const sum = (of: 'hours' | 'lessons') => page.courses.reduce((total, course) => total + course[of], 0);
  const facts = [
    [t('catalog:time'), t('shell:hours', { count: sum('hours') })],
    [t('catalog:title'), t('catalog:courseCount', { count: page.courses.length })],
    [t('catalog:paths.lessons'), t('catalog:lessons', { count: sum('lessons') })],
    [
      t('catalog:for'),
      page.cadres.map((cadre) => t(`accounts:cadre.${cadre}` as 'accounts:cadre.CO')).join(', '),
    ],
  ] as const;
  return (
    <article>
      <header className="cover pindo">
        <h1>{page.title}</h1>
        <p>{page.summary}</p>
      </header>
      <section aria-label={t('shell:me')}>
        <PathStanding
          coursesDone={page.coursesDone}
          coursesTotal={page.courses.length}
          next={page.next}
          isBegun={page.isBegun}
          certificate={page.certificate}
        />
      </section>
      <h2>{t('catalog:paths.courses')}</h2>
      <PathCourses courses={page.courses} showStates={page.isSignedIn} />
      <h2>{t('catalog:paths.about')}</h2>
      <FactList facts={facts} />
      {page.certifiedBy && <p>{t('progress:pathCertificate', { institute: page.certifiedBy })}</p>}
      <p>
        <a href={`/${language}/paths`}>{t('catalog:paths.all')}</a>
      </p>
    </article>
  );
}
