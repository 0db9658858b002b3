import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormSaved, KeepForm } from '~/features/accounts/components/keep-form';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped, requireActor } from '~/features/accounts/index.server';
import { answerFeedback, listUnanswered } from '~/features/feedback/index.server';
import { mayAnswer } from '~/features/feedback/policy';
import { AnswerSchema } from '~/features/feedback/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDateTime } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('feedback:inbox'));

export const headers = personalPageHeaders;

/** @throws 404 where somebody answers for no institute */
async function requireAnswering(request: Request) {
  const actor = await requireActor(request);
  if (!mayAnswer(actor)) throw notFound();
  return { actorId: actor.id, grants: actor.grants };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const by = await requireAnswering(request);
  const waiting = await listUnanswered(by);
  return {
    person: by.actorId,
    isAnswered: new URL(request.url).searchParams.has('answered'),
    waiting: waiting.map((one) => ({ ...one, sentAt: one.sentAt.toISOString() })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  pageLanguage(params);
  const form = await readForm(request);
  await keepTyped(request, form);
  const by = await requireAnswering(request);
  const typed = textFields(form);
  const parsed = AnswerSchema.safeParse(typed);
  if (!parsed.success) {
    const { answer: fault, feedback: unknown } = formFaults(parsed.error);
    if (unknown || (fault !== 'missing' && fault !== 'tooLong')) throw data(null, { status: 400 });
    const { feedback = '', answer = '' } = typed;
    return data(
      { feedback, answer, fault: fault === 'tooLong' ? ('tooLong' as const) : ('missing' as const) },
      { status: 422 },
    );
  }
  if (!(await answerFeedback(by, parsed.data.feedback, parsed.data.answer))) throw notFound();
  return redirect(`${new URL(request.url).pathname}?answered=yes`, 303);
}

export default function Feedback() {
  const { person, isAnswered, waiting } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('feedback:inbox')}</h1>
      <p>{t('feedback:inboxLead')}</p>
      {!refused && isAnswered && <FormSaved />}
      {waiting.length === 0 && <Notice kind="plain">{t('feedback:nothing')}</Notice>}
      {waiting.map(({ id, name, page, text, sentAt }) => {
        const own = refused?.feedback === id ? refused : undefined;
        return (
          <form key={id} method="post" noValidate>
            <KeepForm person={person} of={`answer ${id}`} state={own ? 'typed' : 'fresh'} />
            <blockquote>
              <p>{text}</p>
              <p className="hint">
                {[name ?? t('cohorts:gone'), formatDateTime(new Date(sentAt), language), page]
                  .filter(Boolean)
                  .join(', ')}
              </p>
            </blockquote>
            <input type="hidden" name="feedback" value={id} />
            <TextAreaField
              id={`answer-${id}`}
              name="answer"
              label={t('feedback:answer')}
              rows={3}
              value={own?.answer}
              fault={own && t(`feedback:errors.${own.fault}`)}
            />
            <button className="quiet">{t('feedback:sendAnswer')}</button>
          </form>
        );
      })}
    </>
  );
}

export const ErrorBoundary = SignedOut;
