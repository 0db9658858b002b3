import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { describeFile, getDraft, listChanges } from '~/features/authoring/index.server';
import { HistoryViewSchema } from '~/features/authoring/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatDateTime } from '~/platform/i18n/format';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { Pager } from '~/ui/pager';
import { presentDraft } from './present-draft.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const query = new URL(args.request.url).searchParams;
  const { path, after, done } = HistoryViewSchema.parse(Object.fromEntries(query));
  const [{ changes, next }, found] = await Promise.all([
    listChanges(draft.id, { path, after }),
    getDraft(actor, draft.slug),
  ]);
  const t = getTranslator(language);
  return {
    ...presentDraft(draft, actor, language),
    changes: changes.map(({ endedAt, path, ...one }) => ({
      ...one,
      name: describeFile(path, { modules: found?.modules ?? [], language, t }).name,
      endedAt: endedAt.toISOString(),
    })),
    older: next && `?${new URLSearchParams({ ...(path && { path }), after: next })}`,
    latest: after === undefined ? null : path ? `?${new URLSearchParams({ path })}` : '?',
    done,
  };
}

export default function CourseHistory() {
  const { slug, title, state, proposes, changes, older, latest, done } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const home = `/${language}/studio/courses/${slug}/history`;
  return (
    <DraftFrame slug={slug} title={title} state={state} proposes={proposes} page="history">
      {done && <Notice kind="good">{t(`drafts:history.${done}`)}</Notice>}
      <p>{t('drafts:history.lead')}</p>
      {changes.length === 0 ? (
        <Notice kind="plain">{t('drafts:history.none')}</Notice>
      ) : (
        <DataTable
          caption={t('drafts:pages.history')}
          columns={[
            {
              label: t('drafts:history.what'),
              cell: ({ id, name }) => <a href={`${home}/${id}`}>{name}</a>,
            },
            {
              label: t('drafts:history.how'),
              cell: ({ id, kind, together }) => (
                <>
                  {t(`drafts:history.kinds.${kind}`)}
                  {together > 0 && (
                    <>
                      {', '}
                      <a href={`${home}/${id}#deed`}>{t('drafts:history.together', { count: together })}</a>
                    </>
                  )}
                </>
              ),
            },
            { label: t('drafts:history.who'), cell: ({ by }) => by },
            {
              label: t('drafts:history.when'),
              cell: ({ endedAt }) => formatDateTime(new Date(endedAt), language),
            },
          ]}
          rows={changes}
          keyOf={({ id }) => id}
        />
      )}
      <Pager
        label={t('drafts:pages.history')}
        first={latest ? { href: latest, label: t('drafts:history.latest') } : undefined}
        next={older ? { href: older, label: t('drafts:history.older') } : undefined}
      />
    </DraftFrame>
  );
}
