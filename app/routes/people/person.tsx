import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GrantForms } from '~/features/people/components/grant-forms';
import { PersonConfirmation } from '~/features/people/components/person-confirmation';
import { PersonDeeds } from '~/features/people/components/person-deeds';
import { PersonFacts } from '~/features/people/components/person-facts';
import { PersonInstitutes } from '~/features/people/components/person-institutes';
import { PersonRoles } from '~/features/people/components/person-roles';
import { grantChoices, presentPerson } from '~/features/people/index';
import { getPerson } from '~/features/people/index.server';
import { DoneSchema } from '~/features/people/schemas';
import { listInstitutes } from '~/features/institutes/index.server';
import { listPlaces } from '~/features/places/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { doDeed } from './person-deeds.server';
import { personIdIn, requireOfficer } from './require-officer.server';

export const meta = pageMeta((t) => t('people:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const personId = personIdIn(params);
  const officer = await requireOfficer(request, context);
  const [person, institutes, places] = await Promise.all([
    getPerson(officer, personId),
    listInstitutes('open'),
    listPlaces(),
  ]);
  const done = DoneSchema.parse(new URL(request.url).searchParams.get('done'));
  // Who has left the institute or moved away is no longer the officer's to see.
  if (!person && done) throw redirect(`/${language}/people?done=${done}`);
  if (!person) throw notFound();
  const named = institutes.map(({ id, name }) => ({ id, name: name[language] }));
  return {
    person: presentPerson(person, language),
    choices: officer.id === personId ? null : grantChoices(officer, person, named, places),
    done,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const personId = personIdIn(params);
  const officer = await requireOfficer(request, context);
  const answer = await doDeed(officer, personId, textFields(await readForm(request)));
  if ('problem' in answer) return data({ problem: answer.problem }, { status: answer.status });
  return redirect(`${new URL(request.url).pathname}?done=${answer.done}`, 303);
}

export default function PersonPage() {
  const { person, choices, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { t } = useI18n();
  return (
    <>
      <h1>{person.name}</h1>
      {problem && <Notice kind="bad">{t(`people:problem.${problem}`)}</Notice>}
      {!problem && done && <Notice kind="good">{t(`people:done.${done}`)}</Notice>}
      <PersonFacts person={person} />
      <PersonConfirmation person={person} />
      <PersonDeeds person={person} />
      <section>
        <h2>{t('people:roles.title')}</h2>
        <PersonRoles grants={person.grants} />
        {choices && <GrantForms choices={choices} />}
      </section>
      <PersonInstitutes person={person} />
    </>
  );
}
