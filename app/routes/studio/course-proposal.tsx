import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { z } from 'zod';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { ProposedLessonView } from '~/features/authoring/components/proposed-lesson-view';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import {
  type DraftActor,
  getOwnProposal,
  refreshProposal,
  submitProposal,
  withdrawProposal,
} from '~/features/authoring/index.server';
import { OwnProposalFormSchema } from '~/features/authoring/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDraft } from './present-draft.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const found = await getOwnProposal(actor, draft.slug);
  if (!found) throw notFound();
  const { proposal, lessons, hasNews } = found;
  return {
    ...presentDraft(draft, actor, language),
    proposal: {
      state: proposal.state,
      note: proposal.note,
      course: proposal.course.manifest.title[language],
      institute: proposal.owner[language],
    },
    lessons: lessons.map((lesson) => ({ ...lesson, title: lesson.title[language] })),
    hasNews,
    done: new URL(args.request.url).searchParams.has('done'),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const { actor, draft } = await requireDraft(args);
  const typed = textFields(form);
  const note = typed.note ?? '';
  const parsed = OwnProposalFormSchema.safeParse(typed);
  if (!parsed.success)
    return data({ note, fault: formFaults(parsed.error).note ? 'note' : null } as const, { status: 422 });
  const { outcome } = await doProposal(actor, draft.id, parsed.data);
  if (outcome === 'notFound') throw notFound();
  if (outcome === 'done' || outcome === 'refreshed')
    return redirect(`${new URL(args.request.url).pathname}?done=saved`, 303);
  return data({ note, fault: outcome }, { status: 422 });
}

function doProposal(actor: DraftActor, draftId: string, form: z.infer<typeof OwnProposalFormSchema>) {
  switch (form.intent) {
    case 'submit':
      return submitProposal(actor, draftId, form.note);
    case 'withdraw':
      return withdrawProposal(actor, draftId);
    case 'refresh':
      return refreshProposal(actor, draftId);
  }
}

export default function CourseProposal() {
  const { slug, title, state, writes, proposal, lessons, hasNews, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  const isWaiting = proposal.state === 'submitted';
  return (
    <DraftFrame slug={slug} title={title} state={state} proposes page="proposal">
      {sent?.fault && sent.fault !== 'note' && (
        <Notice kind="bad">{t(`proposals:errors.${sent.fault}`)}</Notice>
      )}
      {!sent && done && <Notice kind="good">{t('proposals:own.done')}</Notice>}
      <p>{t('proposals:own.lead', { institute: proposal.institute, course: proposal.course })}</p>
      <p className="meta">{t(`proposals:states.${proposal.state}`)}</p>
      {isWaiting && <Notice kind="plain">{t('proposals:own.waiting')}</Notice>}
      <h2>{t('proposals:own.changes')}</h2>
      {lessons.length === 0 ? <p>{t('proposals:own.nothing')}</p> : <p>{t('proposals:legend')}</p>}
      {lessons.map((lesson) => (
        <ProposedLessonView key={lesson.folder} lesson={lesson} isSubmitted={isWaiting} />
      ))}
      {writes && isWaiting && (
        <form method="post">
          <button className="quiet" name="intent" value="withdraw">
            {t('proposals:own.withdraw')}
          </button>
        </form>
      )}
      {writes && !isWaiting && hasNews && (
        <form method="post" noValidate>
          <TextAreaField
            name="note"
            label={t('proposals:own.note')}
            rows={4}
            value={sent?.note ?? proposal.note}
            fault={sent?.fault === 'note' ? t('proposals:errors.note') : undefined}
          />
          <button className="button" name="intent" value="submit">
            {t('proposals:own.submit')}
          </button>
        </form>
      )}
      {writes && !isWaiting && (
        <form method="post">
          <p>{t('proposals:own.refreshLead')}</p>
          <button className="quiet" name="intent" value="refresh">
            {t('proposals:own.refresh')}
          </button>
        </form>
      )}
    </DraftFrame>
  );
}

export const ErrorBoundary = SignedOut;
