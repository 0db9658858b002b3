import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { FaultList } from '~/features/authoring/components/fault-list';
import { everyFewSeconds, WorkProgress } from '~/features/authoring/components/work-progress';
import { checkOrOrder, getDraft, tellDraftFault } from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatDateTime } from '~/platform/i18n/format';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDraft } from './present-draft.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data
    ? [
        ...pageTitle(location.pathname, data.title),
        ...(data.check.state === 'going' ? [everyFewSeconds] : []),
      ]
    : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const [checked, found] = [await checkOrOrder(actor, draft), await getDraft(actor, draft.slug)];
  if (!found) throw notFound();
  const page = presentDraft(draft, actor, language);
  if (checked.state !== 'checked') return { ...page, check: checked };
  const about = {
    texts: new Map(found.files.map(({ path, text }) => [path, text ?? ''])),
    modules: found.modules,
    language,
    t: getTranslator(language),
  };
  return {
    ...page,
    check: {
      state: checked.state,
      at: checked.at && formatDateTime(checked.at, language),
      faults: checked.faults.map((fault) => tellDraftFault(fault, about)),
    },
  };
}

/** Checks once more what a job has checked. */
export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  await checkOrOrder(actor, draft, { anew: true });
  return redirect(new URL(args.request.url).pathname, 303);
}

export default function CourseChecks() {
  const { slug, title, state, check } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const again = (
    <form method="post">
      <button className="quiet">{t('draft-work:anew')}</button>
    </form>
  );
  return (
    <DraftFrame slug={slug} title={title} state={state} page="checks">
      {check.state === 'going' && <WorkProgress {...check.progress} />}
      {check.state === 'failed' && (
        <>
          <Notice kind="bad">{t('draft-work:failed')}</Notice>
          {again}
        </>
      )}
      {check.state === 'checked' && (
        <>
          {check.faults.length === 0 ? (
            <Notice kind="good">{t('drafts:checks.none')}</Notice>
          ) : (
            <>
              <p>{t('drafts:checks.lead')}</p>
              <p className="meta">{t('drafts:checks.count', { count: check.faults.length })}</p>
              <FaultList slug={slug} faults={check.faults} />
            </>
          )}
          {check.at && (
            <>
              <p className="meta">{t('draft-work:checkedAt', { at: check.at })}</p>
              {again}
            </>
          )}
        </>
      )}
    </DraftFrame>
  );
}
