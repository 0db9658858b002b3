import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { quizzesInOrder } from '~/features/catalog/index.server';
import { PaceTable } from '~/features/quizzes/components/pace-table';
import { listUnusualPaces } from '~/features/quizzes/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.title) : [];

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const found = await listUnusualPaces(params.course ?? '', await requireActor(request));
  if (!found) throw notFound();
  const { slug, manifest } = found.course;
  const moduleOf = new Map(
    quizzesInOrder(manifest).map(({ module, quiz }) => [quiz.id, module?.title[language] ?? null]),
  );
  return {
    slug,
    title: manifest.title[language],
    paces: found.paces.map(({ quizId, submittedAt, ...pace }) => ({
      ...pace,
      module: moduleOf.get(quizId) ?? null,
      submittedAt: submittedAt.toISOString(),
    })),
  };
}

export default function Pace() {
  const { slug, title, paces } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/courses/${slug}`}>{title}</a>
      </p>
      <h1>{t('quizzes:pace.title')}</h1>
      <p>{t('quizzes:pace.lead')}</p>
      {paces.length > 0 ? (
        <PaceTable paces={paces} />
      ) : (
        <Notice kind="plain">{t('quizzes:pace.none')}</Notice>
      )}
    </>
  );
}
