import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { getSignedIn, requireActor } from '~/features/accounts/index.server';
import { ErasureEffects } from '~/features/privacy/components/erasure-effects';
import { askErasure, getErasurePage, undoErasure } from '~/features/privacy/index.server';
import { AskErasureSchema, ErasureIntentSchema } from '~/features/privacy/schemas';
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

export const meta = pageMeta((t) => t('privacy:erase.title'));

/** `Retry-After`, where the action says to wait. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get('Retry-After');
  return { ...personalPage, ...(wait && { 'Retry-After': wait }) };
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const wasUndone = new URL(request.url).searchParams.get('done') === 'undo';
  return { ...(await getErasurePage(actor, language)), wasUndone };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const fields = textFields(await readForm(request));
  const signedIn = await getSignedIn(request);
  if (!signedIn) return requireActor(request);
  const { actor, session } = signedIn;
  const address = context.clientAddress;
  const page = `/${language}/me/privacy/delete`;
  const intent = ErasureIntentSchema.safeParse(fields.intent);
  if (!intent.success) throw data(null, { status: 400 });
  if (intent.data === 'undo') {
    await undoErasure(actor.id, { actorId: actor.id, address });
    return redirect(`${page}?done=undo`, 303);
  }

  const t = getTranslator(language);
  const parsed = AskErasureSchema.safeParse(fields);
  if (!parsed.success)
    return data({ fault: formFaults(parsed.error).password, refusal: null }, { status: 422 });
  const answer = await askErasure(actor.id, { ...parsed.data, sessionId: session.id, address });
  switch (answer.outcome) {
    case 'wrongPassword':
      return data({ fault: 'passwordWrong', refusal: null }, { status: 422 });
    case 'lastAdministrator':
      return data({ fault: undefined, refusal: t('privacy:erase.last') }, { status: 422 });
    case 'wait': {
      const refusal = t('accounts:wait', { count: Math.ceil(answer.retryAfterSeconds / 60) });
      const headers = { 'Retry-After': String(answer.retryAfterSeconds) };
      return data({ fault: undefined, refusal }, { status: 429, headers });
    }
    case 'planned':
    case 'notFound':
      return redirect(page, 303);
  }
}

export default function DeleteAccount() {
  const { dueOn, pseudonym, waitDays, auditYears, wasUndone } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const fault = sent && 'fault' in sent ? sent.fault : undefined;
  const refusal = sent && 'refusal' in sent ? sent.refusal : null;
  return (
    <>
      <h1>{t('privacy:erase.title')}</h1>
      {wasUndone && !dueOn && <Notice kind="good">{t('privacy:erase.undone')}</Notice>}
      {refusal && <Notice kind="bad">{refusal}</Notice>}
      {dueOn && (
        <form method="post">
          <Notice kind="bad">{t('privacy:erase.planned', { date: dueOn })}</Notice>
          <p>{t('privacy:erase.undoHint')}</p>
          <button className="button" name="intent" value="undo">
            {t('privacy:erase.undo')}
          </button>
        </form>
      )}
      <ErasureEffects pseudonym={pseudonym} auditYears={auditYears} />
      {!dueOn && (
        <form method="post" noValidate>
          <p>
            {t('privacy:erase.wait', { count: waitDays })} {t('privacy:erase.never')}
          </p>
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            label={t('privacy:erase.password')}
            fault={faultWords(t, 'privacy')(fault)}
            required
          />
          <button className="button" name="intent" value="ask">
            {t('privacy:erase.submit')}
          </button>
        </form>
      )}
      <p>
        <a href={`/${language}/me/privacy`}>{t('privacy:title')}</a>
      </p>
    </>
  );
}
