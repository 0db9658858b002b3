import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { RecoveryCodeForm } from '~/features/accounts/components/recovery-code-form';
import { RecoveryPasswordForm } from '~/features/accounts/components/recovery-password-form';
import { checkRecoveryCode, recoverAccount, rotateSession } from '~/features/accounts/index.server';
import { RecoveryCodeSchema, RecoverySchema, SharedPhoneSchema } from '~/features/accounts/schemas';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('recovery:codeTitle'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

export async function loader({ params }: LoaderFunctionArgs) {
  pageLanguage(params);
  return null;
}

/** First the code is looked at; then the same code comes with the new password. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const fields = textFields(await readForm(request));
  const address = context.clientAddress;
  const typed = { phone: fields.phone, code: fields.code };
  const askAgain = (faults: FormFaults, refusal: string | null, init: ResponseInit = { status: 422 }) =>
    data({ step: 'code' as const, typed, faults, refusal }, init);
  const refuse = (answer: { outcome: 'refused' } | { outcome: 'wait'; retryAfterSeconds: number }) => {
    const t = getTranslator(language);
    if (answer.outcome === 'refused') return askAgain({}, t('recovery:refused'));
    const { refusal, init } = tellToWait(t, answer.retryAfterSeconds);
    return askAgain({}, refusal, init);
  };

  const named = RecoveryCodeSchema.safeParse(fields);
  if (!named.success) return askAgain(formFaults(named.error), null);
  const askForPassword = (holder: { name: string; isFirstTime: boolean }, faults: FormFaults = {}) => {
    const person = { ...named.data, ...holder, consents: fields.consent === 'yes' };
    const status = Object.keys(faults).length > 0 ? 422 : 200;
    return data(
      { step: 'password' as const, ...person, isShared: fields.shared === 'yes', faults },
      { status },
    );
  };
  if (fields.intent !== 'save') {
    const answer = await checkRecoveryCode(named.data, address);
    return answer.outcome === 'known' ? askForPassword(answer) : refuse(answer);
  }
  const parsed = RecoverySchema.safeParse(fields);
  if (!parsed.success) {
    // Only somebody who opens the account for the first time is asked for a name.
    return askForPassword({ name: fields.name ?? '', isFirstTime: true }, formFaults(parsed.error));
  }
  const answer = await recoverAccount({ ...parsed.data, consents: parsed.data.consent === 'yes' }, address);
  switch (answer.outcome) {
    case 'unfit':
      return askForPassword({ ...answer, name: parsed.data.name ?? answer.name }, answer.faults);
    case 'recovered': {
      const { publicUrl } = context;
      const isShared = SharedPhoneSchema.parse(fields.shared);
      const cookie = await rotateSession(request, answer.accountId, { publicUrl, isShared });
      return redirect(`/${language}/me`, { status: 303, headers: { 'Set-Cookie': cookie } });
    }
    case 'refused':
    case 'wait':
      return refuse(answer);
  }
}

export default function RecoverCode() {
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  if (sent?.step === 'password') {
    return (
      <>
        <h1>{t(sent.isFirstTime ? 'recovery:firstTitle' : 'recovery:newTitle')}</h1>
        <RecoveryPasswordForm {...sent} />
      </>
    );
  }
  return (
    <>
      <h1>{t('recovery:codeTitle')}</h1>
      {sent?.refusal && (
        <Notice kind="bad">
          <p>{sent.refusal}</p>
          <p>
            {t('recovery:justChanged')} <a href={`/${language}/sign-in`}>{t('accounts:signIn')}</a>
          </p>
        </Notice>
      )}
      <RecoveryCodeForm {...sent?.typed} faults={sent?.faults} />
      <p>
        <a href={`/${language}/recover`}>{t('recovery:noCode')}</a>
      </p>
    </>
  );
}
