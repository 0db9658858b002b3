import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayManageMembers } from '~/features/accounts/policy';
import { listInstitutes } from '~/features/institutes/index.server';
import { AddedPerson } from '~/features/people/components/added-person';
import { AddPersonForm } from '~/features/people/components/add-person-form';
import { areasWithin } from '~/features/people/index';
import { addPerson } from '~/features/people/index.server';
import { mayAddToArea } from '~/features/people/policy';
import { PersonToAddSchema } from '~/features/people/schemas';
import { listPlaces, listWorkplaceChoices } from '~/features/places/index.server';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { enhancedPage } from '~/platform/security/headers.server';
import { Notice } from '~/ui/notice';
import { requireAdder } from './require-officer.server';

export const meta = pageMeta((t) => t('people:new.title'));

/** The answer holds a code that is shown once; the form has the facility picker's enhancement. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get('Retry-After');
  return { ...personalPage, ...enhancedPage, ...(wait ? { 'Retry-After': wait } : {}) };
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const officer = await requireAdder(request, context);
  const [institutes, places] = await Promise.all([listInstitutes('open'), listPlaces()]);
  return {
    places: areasWithin(officer, places),
    institutes: institutes
      .filter(({ id }) => mayManageMembers(officer, id))
      .map(({ id, name }) => ({ id, name: name[language] })),
    mayJoinNone: mayAddToArea(officer),
    address: `${new URL(context.publicUrl).host}/${language}/recover/code`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const officer = await requireAdder(request, context);
  const typed = textFields(await readForm(request));
  const t = getTranslator(language);
  const refuse = async (faults: FormFaults, refusal?: string, init: ResponseInit = { status: 422 }) => {
    const choices = await listWorkplaceChoices(typed);
    return data({ typed, faults, refusal: refusal ?? t('people:new.fixFaults'), choices, added: null }, init);
  };
  const parsed = PersonToAddSchema.safeParse(typed);
  if (!parsed.success) return refuse(formFaults(parsed.error));
  const answer = await addPerson(officer, parsed.data, language);
  switch (answer.outcome) {
    case 'refused':
      return refuse(answer.faults);
    case 'forbidden':
      return parsed.data.institute === null
        ? refuse({ council: 'council' }, t('people:new.outsideArea'))
        : refuse({ institute: 'institute' });
    case 'instituteClosed':
      return refuse({ institute: 'institute' }, t('people:problem.instituteClosed'));
    case 'wait': {
      const { retryAfterSeconds } = answer;
      const refusal = t('people:new.wait', { count: Math.ceil(retryAfterSeconds / 60) });
      return refuse({}, refusal, { status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } });
    }
    case 'added':
    case 'invited':
    case 'known':
    case 'knownElsewhere': {
      const { name, phone } = parsed.data;
      return data({ typed: {}, faults: {}, refusal: null, choices: [], added: { ...answer, name, phone } });
    }
  }
}

export default function NewPerson() {
  const { address, ...form } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  if (sent?.added) return <AddedPerson {...sent.added} address={address} />;
  return (
    <>
      <h1>{t('people:new.title')}</h1>
      {sent ? <Notice kind="bad">{sent.refusal}</Notice> : <p>{t('people:new.lead')}</p>}
      <AddPersonForm
        {...form}
        typed={sent?.typed ?? {}}
        faults={sent?.faults ?? {}}
        choices={sent?.choices}
      />
    </>
  );
}
