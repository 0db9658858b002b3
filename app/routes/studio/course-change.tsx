import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { validate as isUuid } from 'uuid';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { TextDiff } from '~/features/authoring/components/text-diff';
import { WholeDeed } from '~/features/authoring/components/whole-deed';
import {
  compareTexts,
  describeFile,
  getChange,
  getDeed,
  getDraft,
  restoreFile,
  undoDeed,
} from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDateTime } from '~/platform/i18n/format';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDraft } from './present-draft.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) =>
  page ? pageTitle(location.pathname, page.title) : [];

export const headers = personalPageHeaders;

/** @throws 404 where the address names no change */
function changeIn({ change = '' }: LoaderFunctionArgs['params']): string {
  if (!isUuid(change)) throw notFound();
  return change;
}

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const change = await getChange(draft.id, changeIn(args.params));
  if (!change) throw notFound();
  const [files, found] = await Promise.all([getDeed(draft.id, change.deed), getDraft(actor, draft.slug)]);
  const about = { modules: found?.modules ?? [], language, t: getTranslator(language) };
  const isText = change.mediaBefore === null && change.mediaAfter === null;
  return {
    ...presentDraft(draft, actor, language),
    name: describeFile(change.path, about).name,
    by: change.by,
    endedAt: change.endedAt.toISOString(),
    deed:
      files.length > 1 ? files.map((file) => ({ ...file, name: describeFile(file.path, about).name })) : null,
    differences: isText ? compareTexts(change.textBefore ?? '', change.textAfter ?? '') : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const changeId = changeIn(args.params);
  const history = `/${language}/studio/courses/${draft.slug}/history`;
  const { intent } = textFields(await readForm(args.request));
  const { outcome } = await (intent === 'undoDeed' ? undoWhole() : restoreFile(actor, draft.id, changeId));
  if (outcome === 'mediaGone' || outcome === 'changedSince')
    return data({ answer: outcome }, { status: 409 });
  if (outcome === 'notFound' || outcome === 'forbidden') throw notFound();
  return redirect(`${history}?done=${outcome}`, 303);

  async function undoWhole() {
    const change = await getChange(draft.id, changeId);
    return change ? undoDeed(actor, draft.id, change.deed) : { outcome: 'notFound' as const };
  }
}

export default function CourseChange() {
  const { slug, title, state, proposes, writes, name, by, endedAt, differences, deed } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <DraftFrame slug={slug} title={title} state={state} proposes={proposes} page="history">
      {sent && <Notice kind="bad">{t(`drafts:answers.${sent.answer}`)}</Notice>}
      <h2>{name}</h2>
      <p className="meta">
        {by ?? t('drafts:editor.somebody')}, {formatDateTime(new Date(endedAt), language)}
      </p>
      <h3>{t('drafts:history.differences')}</h3>
      {differences ? <TextDiff parts={differences} /> : <p>{t('drafts:history.noText')}</p>}
      {writes && (
        <form method="post">
          <button className="button">{t('drafts:history.restore')}</button>
        </form>
      )}
      {deed && <WholeDeed files={deed} writes={writes} />}
    </DraftFrame>
  );
}
