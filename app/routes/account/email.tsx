import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChangeEmail, type RefusedEmail } from '~/features/accounts/components/change-email';
import {
  askForEmail,
  confirmEmail,
  emailCodeMinutes,
  getPendingChange,
  getProfile,
  removeEmail,
  requireActor,
} from '~/features/accounts/index.server';
import { AskForEmailSchema, OneTimeCodeSchema } from '~/features/accounts/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { faultWords } from '~/platform/i18n/fault-words';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { emailIsSet } from '~/platform/messages/gateways.server';
import { Notice } from '~/ui/notice';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('recovery:email.title'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const actor = await requireActor(request);
  const [profile, pending] = await Promise.all([getProfile(actor.id), getPendingChange(actor.id, 'email')]);
  if (!profile) throw notFound();
  const { email, isEmailVerified } = profile;
  const done = new URL(request.url).searchParams.get('done');
  return {
    email,
    isEmailVerified,
    pending: pending ?? null,
    minutes: emailCodeMinutes,
    sendsEmail: emailIsSet(),
    done,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const fields = textFields(await readForm(request));
  const address = context.clientAddress;
  const t = getTranslator(language);
  const page = `/${language}/me/email`;
  const typed = { email: fields.email, code: fields.code };
  const refuse = (words: Omit<RefusedEmail, 'typed'>, init: ResponseInit = { status: 422 }) =>
    data({ typed, ...words }, init);
  const wait = (seconds: number) => {
    const { refusal, init } = tellToWait(t, seconds);
    return refuse({ refusal }, init);
  };

  if (fields.intent === 'remove') {
    await removeEmail(actor.id, address);
    return redirect(`${page}?done=removed`, 303);
  }
  if (fields.intent === 'confirm') {
    const parsed = OneTimeCodeSchema.safeParse(fields);
    if (!parsed.success) return refuse({ codeFault: formFaults(parsed.error).code });
    const answer = await confirmEmail(actor.id, parsed.data.code, address);
    if (answer.outcome === 'wait') return wait(answer.retryAfterSeconds);
    if (answer.outcome === 'refused') return refuse({ refusal: t('recovery:wrongCode') });
    return redirect(`${page}?done=saved`, 303);
  }
  if (!emailIsSet()) return redirect(page, 303);
  const parsed = AskForEmailSchema.safeParse(fields);
  if (!parsed.success) {
    const { email, password } = formFaults(parsed.error);
    return refuse({
      email: email && t(`recovery:email.errors.${email}` as 'recovery:email.errors.address'),
      password: faultWords(t, 'accounts')(password),
    });
  }
  const answer = await askForEmail(actor.id, parsed.data);
  if (answer.outcome === 'wait') return wait(answer.retryAfterSeconds);
  if (answer.outcome === 'wrongPassword') return refuse({ password: t('recovery:errors.password') });
  return redirect(page, 303);
}

export default function Email() {
  const { done, ...page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('recovery:email.title')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      {!sent && done === 'saved' && page.isEmailVerified && (
        <Notice kind="good">{t('recovery:email.saved')}</Notice>
      )}
      {!sent && done === 'removed' && !page.email && (
        <Notice kind="good">{t('recovery:email.removed')}</Notice>
      )}
      <ChangeEmail {...page} sent={sent} />
      <p>
        <a href={`/${language}/me/profile`}>{t('profile:title')}</a>
      </p>
    </>
  );
}
