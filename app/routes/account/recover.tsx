import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AskForRecoveryForm } from '~/features/accounts/components/ask-for-recovery-form';
import { CodeInPerson } from '~/features/accounts/components/code-in-person';
import { RecoveryCodeForm } from '~/features/accounts/components/recovery-code-form';
import { formatPhone } from '~/features/accounts/index';
import { askForRecovery, sentCodeMinutes } from '~/features/accounts/index.server';
import { AskForRecoverySchema } from '~/features/accounts/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { emailIsSet, smsIsSet } from '~/platform/messages/gateways.server';
import { Notice } from '~/ui/notice';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('recovery:askTitle'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

export async function loader({ params }: LoaderFunctionArgs) {
  pageLanguage(params);
  return { sendsCodes: smsIsSet() || emailIsSet(), byEmailOnly: !smsIsSet() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { phone } = textFields(await readForm(request));
  if (!smsIsSet() && !emailIsSet()) return redirect(`/${language}/recover`, 303);
  const parsed = AskForRecoverySchema.safeParse({ phone });
  if (!parsed.success) {
    const fault = formFaults(parsed.error).phone;
    return data({ phone, fault, refusal: null, sent: null }, { status: 422 });
  }
  const answer = await askForRecovery(parsed.data.phone, context.clientAddress);
  if (answer.outcome === 'wait') {
    const { refusal, init } = tellToWait(getTranslator(language), answer.retryAfterSeconds);
    return data({ phone, fault: undefined, refusal, sent: null }, init);
  }
  // The number goes on into the next form, which is cheaper for the person than a page more and a number to type again.
  const sent = { phone: formatPhone(parsed.data.phone), minutes: sentCodeMinutes };
  return data({ phone, fault: undefined, refusal: null, sent });
}

export default function Recover() {
  const { sendsCodes, byEmailOnly } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  if (sent?.sent) {
    return (
      <>
        <h1>{t('recovery:codeTitle')}</h1>
        <Notice kind="plain">{t('recovery:sent', sent.sent)}</Notice>
        <RecoveryCodeForm phone={sent.phone} />
        <CodeInPerson />
      </>
    );
  }
  return (
    <>
      <h1>{t('recovery:askTitle')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      {sendsCodes && (
        <>
          <p>{t('recovery:askLead')}</p>
          <AskForRecoveryForm byEmailOnly={byEmailOnly} phone={sent?.phone} fault={sent?.fault} />
        </>
      )}
      <CodeInPerson />
      <p>
        <a className="button" href={`/${language}/recover/code`}>
          {t('recovery:haveCode')}
        </a>
      </p>
    </>
  );
}
