import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PinChooser } from '~/features/accounts/components/pin-chooser';
import { SignInForm } from '~/features/accounts/components/sign-in-form';
import { getActor, listDevicePeople, rotateSession, signIn } from '~/features/accounts/index.server';
import { NextPathSchema, SharedPhoneSchema, SignInSchema } from '~/features/accounts/schemas';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { faultWords } from '~/platform/i18n/fault-words';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { keepCarriedAnswers } from './carried-answers.server';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('accounts:signIn'));

/** `Retry-After`, where the action says to wait; a page that names the people of a phone is not kept. */
export const headers: HeadersFunction = ({ actionHeaders, loaderHeaders }) =>
  new Headers([...loaderHeaders, ...actionHeaders]);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const next = NextPathSchema.parse(new URL(request.url).searchParams.get('next') ?? undefined);
  if (!context.isForm && (await getActor(request))) throw redirect(next ?? `/${language}/me`);
  const people = await listDevicePeople(request);
  return data({ next, people }, people.length > 0 ? { headers: personalPage } : {});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const fields = textFields(await readForm(request));
  const next = NextPathSchema.parse(fields.next);
  const isShared = SharedPhoneSchema.parse(fields.shared);
  const t = getTranslator(language);
  const refuse = (faults: FormFaults, refusal: string | null, init: ResponseInit = { status: 422 }) =>
    data({ next, carry: fields.carry, phone: fields.phone, isShared, faults, refusal }, init);

  const parsed = SignInSchema.safeParse(fields);
  if (!parsed.success) return refuse(formFaults(parsed.error), null);
  const answer = await signIn(parsed.data, context.clientAddress);
  if (answer.outcome === 'refused') return refuse({}, t('accounts:refused'));
  if (answer.outcome === 'wait') {
    const { refusal, init } = tellToWait(t, answer.retryAfterSeconds);
    return refuse({}, refusal, init);
  }
  await keepCarriedAnswers(answer.accountId, next, fields.carry);
  const { publicUrl } = context;
  return redirect(next ?? `/${language}/me`, {
    status: 303,
    headers: {
      'Set-Cookie': await rotateSession(request, answer.accountId, {
        publicUrl,
        isShared,
        proof: answer.proof,
      }),
    },
  });
}

export default function SignIn() {
  const { next, people } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  const words = faultWords(t, 'accounts');
  return (
    <>
      <h1>{t('accounts:signInTitle')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      {!sent && next && <p className="meta">{t('accounts:nextHint')}</p>}
      {people.length > 0 && (
        <>
          <PinChooser people={people} next={sent?.next ?? next} carry={sent?.carry} />
          <h2>{t('devices:byPassword')}</h2>
        </>
      )}
      <SignInForm
        next={sent?.next ?? next}
        carry={sent?.carry}
        phone={sent?.phone}
        isShared={sent ? sent.isShared : people.length > 0}
        faults={{ phone: words(sent?.faults.phone), password: words(sent?.faults.password) }}
      />
    </>
  );
}
