import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChangePhone, type RefusedPhone } from '~/features/accounts/components/change-phone';
import { formatPhone } from '~/features/accounts/index';
import {
  askForPhone,
  confirmPhone,
  getPendingChange,
  getProfile,
  requireActor,
  sentCodeMinutes,
} from '~/features/accounts/index.server';
import { AskForPhoneSchema, OneTimeCodeSchema } from '~/features/accounts/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { faultWords } from '~/platform/i18n/fault-words';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { smsIsSet } from '~/platform/messages/gateways.server';
import { Notice } from '~/ui/notice';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('recovery:phone.title'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const actor = await requireActor(request);
  const [profile, pending] = await Promise.all([getProfile(actor.id), getPendingChange(actor.id, 'phone')]);
  if (!profile) throw notFound();
  return {
    phone: formatPhone(profile.phone),
    pending: pending === undefined ? null : formatPhone(pending),
    minutes: sentCodeMinutes,
    sendsCodes: smsIsSet(),
    wasChanged: new URL(request.url).searchParams.get('changed') === 'yes',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const fields = textFields(await readForm(request));
  const t = getTranslator(language);
  const page = `/${language}/me/phone`;
  const typed = { phone: fields.phone, again: fields.again, code: fields.code };
  const refuse = (words: Omit<RefusedPhone, 'typed'>, init: ResponseInit = { status: 422 }) =>
    data({ typed, ...words }, init);
  const wait = (seconds: number) => {
    const { refusal, init } = tellToWait(t, seconds);
    return refuse({ refusal }, init);
  };

  if (fields.intent === 'confirm') {
    const parsed = OneTimeCodeSchema.safeParse(fields);
    if (!parsed.success) return refuse({ codeFault: formFaults(parsed.error).code });
    const answer = await confirmPhone(actor.id, parsed.data.code, context.clientAddress);
    if (answer.outcome === 'wait') return wait(answer.retryAfterSeconds);
    if (answer.outcome === 'changed') return redirect(`${page}?changed=yes`, 303);
    return refuse({
      refusal: t(answer.outcome === 'taken' ? 'recovery:phone.errors.taken' : 'recovery:wrongCode'),
    });
  }
  const again = smsIsSet() ? undefined : (fields.again ?? '');
  const parsed = AskForPhoneSchema.safeParse({ ...fields, again });
  if (!parsed.success) {
    const { phone, again: differs, password } = formFaults(parsed.error);
    const words = faultWords(t, 'accounts');
    return refuse({
      phone: words(phone),
      again: differs && t('recovery:phone.errors.differs'),
      password: words(password),
    });
  }
  const answer = await askForPhone(actor.id, parsed.data, context.clientAddress);
  switch (answer.outcome) {
    case 'wrongPassword':
      return refuse({ password: t('recovery:errors.password') });
    case 'same':
    case 'taken':
      return refuse({ phone: t(`recovery:phone.errors.${answer.outcome}`) });
    case 'wait':
      return wait(answer.retryAfterSeconds);
    case 'codeSent':
      return redirect(page, 303);
    case 'changed':
      return redirect(`${page}?changed=yes`, 303);
  }
}

export default function Phone() {
  const { phone, pending, minutes, sendsCodes, wasChanged } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('recovery:phone.title')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      {wasChanged && !sent ? (
        <Notice kind="good">
          <p>{t('recovery:phone.changed', { phone })}</p>
          {!sendsCodes && <p>{t('recovery:phone.look')}</p>}
        </Notice>
      ) : (
        <p>{t('recovery:phone.now', { phone })}</p>
      )}
      <ChangePhone pending={pending} minutes={minutes} sendsCodes={sendsCodes} sent={sent} />
      <p>
        <a href={`/${language}/me/profile`}>{t('profile:title')}</a>
      </p>
    </>
  );
}
