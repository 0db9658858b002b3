import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  changedGroups,
  getProfile,
  mergedProfileForm,
  presentCurrent,
  profileFields,
  type SentProfileForm,
  sentProfileForm,
} from '~/features/accounts/index.server';
import { CorrectPersonForm } from '~/features/people/components/correct-person-form';
import { editPerson, getPerson } from '~/features/people/index.server';
import { CorrectionSchema } from '~/features/people/schemas';
import { listPlaces, listWorkplaceChoices } from '~/features/places/index.server';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { enhancedPage } from '~/platform/security/headers.server';
import { Notice } from '~/ui/notice';
import { forbidden, type Officer, personIdIn, requireOfficer } from './require-officer.server';

export const meta = pageMeta((t) => t('people:person.edit'));

/** The page is about one person, and has the facility picker's enhancement. */
export const headers: HeadersFunction = () => ({ ...personalPage, ...enhancedPage });

/** @throws 404 where the officer doesn't answer for this person, 403 where they may not act for them */
async function loadPerson(officer: Officer, personId: string) {
  const person = await getPerson(officer, personId);
  if (!person) throw notFound();
  if (!person.mayAct) throw forbidden();
  return person;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  pageLanguage(params);
  const personId = personIdIn(params);
  const officer = await requireOfficer(request, context);
  const person = await loadPerson(officer, personId);
  const [profile, places] = await Promise.all([getProfile(personId), listPlaces()]);
  if (!profile) throw notFound();
  const typed = profileFields(profile);
  return {
    name: person.name,
    form: { version: profile.version, typed, earlier: typed },
    choices: await listWorkplaceChoices(typed),
    places,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const personId = personIdIn(params);
  const officer = await requireOfficer(request, context);
  const fields = textFields(await readForm(request));
  const t = getTranslator(language);
  const again = async (
    form: SentProfileForm,
    notice: string,
    status: number,
    faults: FormFaults,
    current = {},
  ) => data({ form, notice, faults, current, choices: await listWorkplaceChoices(form.typed) }, { status });
  const refuse = (faults: FormFaults) =>
    again(sentProfileForm(fields), t('people:new.fixFaults'), 422, faults);

  const parsed = CorrectionSchema.safeParse(fields);
  if (!parsed.success) {
    await loadPerson(officer, personId);
    return refuse(formFaults(parsed.error));
  }
  const answer = await editPerson(officer, { personId, form: parsed.data, changed: changedGroups(fields) });
  switch (answer.outcome) {
    case 'refused':
      return refuse(answer.faults);
    case 'changedMeanwhile': {
      const said = presentCurrent(answer.current, answer.differing, language);
      const form = mergedProfileForm(fields, answer.current);
      return again(form, t('people:edit.changedMeanwhile'), 409, {}, said);
    }
    case 'notFound':
      throw notFound();
    case 'forbidden':
      throw forbidden();
    case 'updated':
      return redirect(
        answer.isWithin
          ? `/${language}/people/${personId}?done=edited`
          : `/${language}/people?done=movedAway`,
        303,
      );
  }
}

export default function EditPerson() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('people:edit.title', { name: page.name })}</h1>
      {sent ? <Notice kind="bad">{sent.notice}</Notice> : <p>{t('people:edit.lead')}</p>}
      <CorrectPersonForm
        {...(sent?.form ?? page.form)}
        faults={sent?.faults ?? {}}
        current={sent?.current ?? {}}
        places={page.places}
        choices={sent?.choices ?? page.choices}
      />
    </>
  );
}
