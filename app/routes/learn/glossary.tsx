import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GlossaryDefinitions } from '~/features/glossary/components/glossary-definitions';
import { GlossaryLetters } from '~/features/glossary/components/glossary-letters';
import { GlossaryNames } from '~/features/glossary/components/glossary-names';
import { GlossarySearch } from '~/features/glossary/components/glossary-search';
import { browseGlossary } from '~/features/glossary/index.server';
import { GlossaryFilterSchema } from '~/features/glossary/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta = pageMeta(
  (t) => t('glossary:title'),
  (t) => t('glossary:lead'),
);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const filter = GlossaryFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { ...(await browseGlossary(language, filter)), filter };
}

export default function Glossary() {
  const { letters, terms, found, filter } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const isNarrowed = Boolean(filter.q ?? filter.topic ?? filter.letter);
  return (
    <>
      <h1>{t('glossary:title')}</h1>
      <p>{t('glossary:lead')}</p>
      <GlossarySearch filter={filter} />
      <GlossaryLetters letters={letters} current={filter.letter} />
      {terms.length === 0 && <Notice kind="plain">{t('glossary:none')}</Notice>}
      {filter.q && found > 0 && (
        <p className="meta">
          {t('glossary:found', { count: found })}
          {found > terms.length && ` ${t('glossary:bestShown', { count: terms.length })}`}
        </p>
      )}
      {terms[0]?.definition === null ? (
        <GlossaryNames terms={terms} />
      ) : (
        <GlossaryDefinitions terms={terms} />
      )}
      {isNarrowed && (
        <p>
          <a href={`/${language}/glossary`}>{t('glossary:all')}</a>
        </p>
      )}
    </>
  );
}
