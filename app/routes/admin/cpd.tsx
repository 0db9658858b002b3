import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ApprovalForm } from '~/features/cpd/components/approval-form';
import { ApprovalTable, type ShownApproval } from '~/features/cpd/components/approval-table';
import { CouncilRuleForm } from '~/features/cpd/components/council-rule-form';
import {
  listApprovals,
  listCoursesToApprove,
  listProfessionalCouncils,
  type RecordedApproval,
} from '~/features/cpd/index.server';
import { dayOf } from '~/platform/calendar-day';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { doCpdDeed } from './cpd-deeds.server';
import { requireAdministrator } from './require-administrator.server';

export const meta = pageMeta((t) => t('cpd:title'));

export const headers = personalPageHeaders;

function stateOf({ from, until }: RecordedApproval, today: string): ShownApproval['state'] {
  if (until < from) return 'mistaken';
  if (today < from) return 'later';
  return today <= until ? 'holds' : 'over';
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  await requireAdministrator(request);
  const [approvals, courses, councils] = await Promise.all([
    listApprovals(),
    listCoursesToApprove(),
    listProfessionalCouncils(),
  ]);
  const today = dayOf(new Date());
  return {
    approvals: approvals.map((approval) => ({ ...approval, state: stateOf(approval, today) })),
    courses,
    councils: councils.map(({ id, name, rule }) => ({ id, name, rule })),
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireAdministrator(request);
  const typed = textFields(await readForm(request));
  const by = { actorId: actor.id, address: context.clientAddress };
  const { done, faults } = await doCpdDeed(typed, by);
  return done
    ? redirect(`/${language}/admin/cpd?done=${done}`, 303)
    : data({ typed, faults }, { status: 422 });
}

export default function Cpd() {
  const { approvals, courses, councils, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  const isRule = sent?.typed.intent === 'rule';
  const doneWords = { recorded: t('cpd:recorded'), ended: t('cpd:ended'), ruleSaved: t('cpd:ruleSaved') };
  return (
    <>
      <h1>{t('cpd:title')}</h1>
      {sent && <Notice kind="bad">{t('admin:fixFaults')}</Notice>}
      {!sent && done && Object.hasOwn(doneWords, done) && (
        <Notice kind="good">{doneWords[done as keyof typeof doneWords]}</Notice>
      )}
      <p>{t('cpd:lead')}</p>
      <ApprovalTable approvals={approvals} />
      <section>
        <h2>{t('cpd:record.title')}</h2>
        <ApprovalForm
          councils={councils}
          courses={courses}
          typed={sent && !isRule ? sent.typed : {}}
          faults={sent && !isRule ? sent.faults : {}}
        />
      </section>
      <section>
        <h2>{t('cpd:rule.title')}</h2>
        <p>{t('cpd:rule.lead')}</p>
        {councils.map((council) => {
          const refused = isRule && sent.typed.council === council.id;
          return (
            <CouncilRuleForm
              key={council.id}
              council={council}
              typed={refused ? sent.typed : undefined}
              faults={refused ? sent.faults : {}}
            />
          );
        })}
      </section>
    </>
  );
}
