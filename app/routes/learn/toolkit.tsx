import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LessonContent } from '~/features/lessons/components/lesson-content';
import { TermList } from '~/features/lessons/components/term-list';
import { TrustStrip } from '~/features/lessons/components/trust-strip';
import { getToolkit } from '~/features/toolkits/index.server';
import { titleOf, worksheetOf, worksheetReferences } from '~/features/worksheets/index';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { savesData } from '~/platform/http/saves-data.server';
import type { Language } from '~/platform/i18n/language';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { textPieces } from './toolkit-text.server';

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.summary) : [];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const page = await getToolkit(params.toolkit ?? '', language, 'guide');
  if (!page) throw notFound();
  const { manifest, institute, blocks, terms } = page;
  const { author, swahiliReviewer, updated, sources } = manifest;
  return {
    slug: manifest.slug,
    title: manifest.title[language],
    summary: manifest.summary[language],
    cadres: manifest.cadres,
    worksheets: manifest.worksheets.flatMap((key) => offered(key, language)),
    pieces: await textPieces(blocks, language, savesData(request)),
    terms: terms.map(({ id, term, definition }) => ({
      id,
      term: term[language],
      definition: definition[language],
    })),
    trust: { institute: institute[language], author: author[language], swahiliReviewer, updated, sources },
  };
}

/** A worksheet as the toolkit's list shows it. */
function offered(key: string, language: Language) {
  const worksheet = worksheetOf(key);
  if (!worksheet) return [];
  const summary = getTranslator(language)(`worksheets:summary.${worksheet.key}` as 'worksheets:summary.W01');
  const path = worksheetReferences(language)[worksheet.key]?.path;
  return [{ key, title: titleOf(worksheet, language), path, summary }];
}

export default function Toolkit() {
  const { slug, title, summary, cadres, worksheets, pieces, terms, trust } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <article className="lesson">
      <p className="crumb">
        <a href={`/${language}/toolkits`}>{t('toolkits:title')}</a>
      </p>
      <h1>{title}</h1>
      <p>{summary}</p>
      <p className="meta">
        {t('toolkits:for')}:{' '}
        {cadres.map((cadre) => t(`accounts:cadre.${cadre}` as 'accounts:cadre.CO')).join(', ')}
      </p>
      <h2>{t('toolkits:worksheets')}</h2>
      <ol className="offered">
        {worksheets.map((one) => (
          <li key={one.key}>
            <a href={one.path}>{one.title}</a>
            <small>{one.summary}</small>
          </li>
        ))}
      </ol>
      <p className="onward-box">
        <a className="button" href={`/${language}/toolkits/${slug}/job-aid`}>
          {t('toolkits:jobAid')}
        </a>
        <small>{t('toolkits:jobAidLead')}</small>
      </p>
      <LessonContent pieces={pieces} isSignedIn={false} refused={undefined} />
      <TermList heading={t('toolkits:terms')} terms={terms} />
      <TrustStrip heading={t('toolkits:about')} {...trust} />
    </article>
  );
}
