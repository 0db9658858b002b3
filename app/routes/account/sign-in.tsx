import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { SignInForm } from '~/features/accounts/components/sign-in-form';
import { closeSession, getActor, getActorById, openSession, signIn } from '~/features/accounts/index.server';
import { NextPathSchema, SignInSchema } from '~/features/accounts/schemas';
import { saveAttempt } from '~/features/quizzes/index.server';
import { CarriedAnswersSchema } from '~/features/quizzes/schemas';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('accounts:signIn'));

/** `Retry-After`, where the action says to wait. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const next = NextPathSchema.parse(new URL(request.url).searchParams.get('next') ?? undefined);
  if (!context.isForm && (await getActor(request))) throw redirect(next ?? `/${language}/me`);
  return { next };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const fields = textFields(await readForm(request));
  const next = NextPathSchema.parse(fields.next);
  const t = getTranslator(language);
  const refuse = (faults: FormFaults, refusal: string | null, init: ResponseInit = { status: 422 }) =>
    data({ next, carry: fields.carry, phone: fields.phone, faults, refusal }, init);

  const parsed = SignInSchema.safeParse(fields);
  if (!parsed.success) return refuse(formFaults(parsed.error), null);
  const answer = await signIn(parsed.data, context.clientAddress);
  if (answer.outcome === 'refused') return refuse({}, t('accounts:refused'));
  if (answer.outcome === 'wait') {
    const { retryAfterSeconds } = answer;
    const refusal = t('accounts:wait', { count: Math.ceil(retryAfterSeconds / 60) });
    return refuse({}, refusal, { status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } });
  }
  await closeSession(request, context.publicUrl);
  await keepCarriedAnswers(answer.accountId, next, fields.carry);
  return redirect(next ?? `/${language}/me`, {
    status: 303,
    headers: { 'Set-Cookie': await openSession(answer.accountId, { publicUrl: context.publicUrl }) },
  });
}

/** Saves the answers that outlived a session, if they are of an attempt of the person who has signed in now. */
async function keepCarriedAnswers(accountId: string, next: string | undefined, carry: string | undefined) {
  const attemptId = /^\/(?:sw|en)\/attempts\/([\da-f-]{36})$/.exec(next ?? '')?.[1];
  const responses = CarriedAnswersSchema.parse(carry);
  const actor = attemptId && responses ? await getActorById(accountId) : undefined;
  if (!attemptId || !responses || !actor) return;
  await saveAttempt(actor, {
    attemptId,
    responses,
    intent: 'save',
    acceptsUnanswered: false,
    clientUuid: uuidv7(),
  });
}

export default function SignIn() {
  const { next } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  const words = (key: string | undefined) => key && t(`accounts:errors.${key}` as 'accounts:errors.phone');
  return (
    <>
      <h1>{t('accounts:signInTitle')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      {!sent && next && <p className="meta">{t('accounts:nextHint')}</p>}
      <SignInForm
        next={sent?.next ?? next}
        carry={sent?.carry}
        phone={sent?.phone}
        faults={{ phone: words(sent?.faults.phone), password: words(sent?.faults.password) }}
      />
    </>
  );
}
