import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignUpForm } from '~/features/accounts/components/sign-up-form';
import { createAccount, getActor, type Proof, rotateSession, signIn } from '~/features/accounts/index.server';
import { NextPathSchema, SharedPhoneSchema, SignUpSchema } from '~/features/accounts/schemas';
import { listPlaces, listWorkplaceChoices } from '~/features/places/index.server';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { type FormFields, readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { enhancedPage } from '~/platform/security/headers.server';
import { Notice } from '~/ui/notice';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('accounts:signUp'));

/** The page has the facility picker's enhancement; `Retry-After` where the action says to wait. */
export const headers: HeadersFunction = ({ actionHeaders }) => ({
  ...Object.fromEntries(actionHeaders),
  ...enhancedPage,
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const next = NextPathSchema.parse(new URL(request.url).searchParams.get('next') ?? undefined);
  if (!context.isForm && (await getActor(request))) throw redirect(next ?? `/${language}/me`);
  return { next, places: await listPlaces() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const fields = textFields(await readForm(request));
  const next = NextPathSchema.parse(fields.next);
  const refuse = async (faults: FormFaults, refusal?: string, init: ResponseInit = { status: 422 }) => {
    const choices = await listWorkplaceChoices(fields);
    return data({ next, typed: typedFields(fields), faults, choices, refusal: refusal ?? null }, init);
  };

  const parsed = SignUpSchema.safeParse({ ...fields, language });
  if (!parsed.success) return refuse(formFaults(parsed.error));
  const kind = { publicUrl: context.publicUrl, isShared: SharedPhoneSchema.parse(fields.shared) };
  const enter = async (accountId: string, proof?: Proof) =>
    redirect(next ?? `/${language}/courses`, {
      status: 303,
      headers: { 'Set-Cookie': await rotateSession(request, accountId, { ...kind, proof }) },
    });
  const answer = await createAccount(parsed.data, context.clientAddress);
  switch (answer.outcome) {
    case 'phoneTaken': {
      // A form that was sent twice, or a person who has forgotten the account: the password tells.
      const known = await signIn(parsed.data, context.clientAddress);
      return known.outcome === 'ok' ? enter(known.accountId, known.proof) : refuse({ phone: 'phoneTaken' });
    }
    case 'refused':
      return refuse(answer.faults);
    case 'wait': {
      const { refusal, init } = tellToWait(getTranslator(language), answer.retryAfterSeconds);
      return refuse({}, refusal, init);
    }
    case 'created':
      return enter(answer.accountId);
  }
}

/** What the form shows again: all but the password. */
function typedFields(fields: FormFields): FormFields {
  const { name, phone, cadre, trainingInstitution, region, council, facility, facilityId } = fields;
  const { shared, consent } = fields;
  const workplace = { region, council, facility, facilityId };
  const typed = { name, phone, cadre, trainingInstitution, ...workplace, shared, consent };
  return Object.fromEntries(
    Object.entries(typed).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export default function SignUp() {
  const { next, places } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('accounts:signUpTitle')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      {sent && !sent.refusal && <Notice kind="bad">{t('accounts:fixFaults')}</Notice>}
      {!sent && <p>{t('accounts:signUpLead')}</p>}
      <SignUpForm
        next={sent?.next ?? next}
        places={places}
        choices={sent?.choices}
        typed={sent?.typed ?? {}}
        faults={sent?.faults ?? {}}
      />
    </>
  );
}
