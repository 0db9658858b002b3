import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { changePassword, requireActor, requireSignedIn } from '~/features/accounts/index.server';
import { ChangePasswordSchema } from '~/features/accounts/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { faultWords } from '~/platform/i18n/fault-words';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('devices:passwordTitle'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  await requireActor(request);
  return null;
}

/** Words, by field and for the form as a whole. */
interface Refusal {
  current?: string;
  password?: string;
  refusal?: string;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const signedIn = await requireSignedIn(request);
  const t = getTranslator(language);
  const refuse = (refusal: Refusal, init: ResponseInit = { status: 422 }) => data(refusal, init);

  const parsed = ChangePasswordSchema.safeParse(textFields(await readForm(request)));
  if (!parsed.success) {
    const { current } = formFaults(parsed.error);
    return refuse({ current: faultWords(t, 'accounts')(current) });
  }
  const { clientAddress: address, publicUrl } = context;
  const answer = await changePassword(request, signedIn, parsed.data, { address, publicUrl });
  switch (answer.outcome) {
    case 'refused':
      return answer.fault === 'passwordSame'
        ? refuse({ password: t('devices:errors.passwordSame') })
        : refuse({ password: t(`accounts:errors.${answer.fault}`) });
    case 'wrongPassword':
      return refuse({ current: t('devices:errors.passwordWrong') });
    case 'wait': {
      const { refusal, init } = tellToWait(t, answer.retryAfterSeconds);
      return refuse({ refusal }, init);
    }
    case 'changed':
      return redirect(`/${language}/me/sessions?done=password`, {
        status: 303,
        headers: { 'Set-Cookie': answer.setCookie },
      });
  }
}

export default function Password() {
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('devices:passwordTitle')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      <p>{t('devices:passwordLead')}</p>
      <form method="post" noValidate>
        <TextField
          name="current"
          type="password"
          autoComplete="current-password"
          label={t('devices:currentPassword')}
          fault={sent?.current}
          required
        />
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('devices:newPassword')}
          hint={t('accounts:passwordHint')}
          fault={sent?.password}
          required
        />
        <button className="button">{t('devices:passwordTitle')}</button>
      </form>
    </>
  );
}
