import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { CohortForm } from '~/features/cohorts/components/cohort-form';
import {
  addMembersOfList,
  type CohortRunner,
  createCohort,
  listCohortSubjects,
  mostMembers,
} from '~/features/cohorts/index.server';
import { CohortKindSchema, NewCohortSchema } from '~/features/cohorts/schemas';
import { listPlaces } from '~/features/places/index.server';
import { LeftOutFilters } from '~/features/tracking/components/left-out-filters';
import { peopleOfList } from '~/features/tracking/index.server';
import { mayTrack } from '~/features/tracking/policy';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireCohortRunner } from './require-cohort-runner.server';
import { typedCohort } from './typed-cohort';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('cohorts:new'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const list = await listAskedFor(args.request, runner, language);
  const kind = CohortKindSchema.parse(new URL(args.request.url).searchParams.get('kind') ?? undefined);
  return {
    person: runner.actorId,
    kind,
    subjects: await listCohortSubjects(language),
    regions: kind === 'faceToFace' ? await listPlaces() : [],
    formId: uuidv7(),
    people: list?.count ?? null,
    leftOut: list?.faults ?? {},
    most: mostMembers,
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const runner = await requireCohortRunner(args);
  const typed = textFields(form);
  const fields = typedCohort(typed);
  const refuse = (faults: Partial<Record<string, string>>) =>
    data({ typed: fields, faults }, { status: 422 });
  const list = await listAskedFor(args.request, runner, language);
  if (list && (list.count > mostMembers || Object.keys(list.faults).length > 0)) return refuse({});
  const parsed = NewCohortSchema.safeParse(fields);
  if (!parsed.success) return refuse(formFaults(parsed.error));
  const answer = await createCohort(runner, parsed.data, ClientUuidSchema.parse(typed.uuid));
  if (!answer.ok) return refuse({ [answer.field]: answer.field });
  if (list) await addMembersOfList(runner, answer.cohortId, list.people);
  return redirect(`/${language}/tracking/cohorts/${answer.cohortId}?saved=yes`, 303);
}

/** The list that one comes from, whose people become members; undefined where one comes from none, or answers for no area. */
async function listAskedFor(request: Request, runner: CohortRunner, language: Language) {
  const { searchParams } = new URL(request.url);
  if (!searchParams.has('step') && !searchParams.has('reason')) return undefined;
  return mayTrack(runner) ? peopleOfList(runner, searchParams, language, mostMembers) : undefined;
}

export default function NewCohort() {
  const { person, kind, subjects, regions, formId, people, leftOut, most } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { language, t } = useI18n();
  const number = (value: number) => formatNumber(value, language, 0);
  return (
    <>
      <p>
        <a href={`/${language}/tracking/cohorts`}>{t('cohorts:title')}</a>
      </p>
      <h1>{t(kind === 'online' ? 'cohorts:new' : 'cohorts:newTraining')}</h1>
      <p>{t(kind === 'online' ? 'cohorts:newLead' : 'cohorts:newTrainingLead')}</p>
      <LeftOutFilters faults={leftOut} />
      {people !== null &&
        (people > most ? (
          <Notice kind="bad">{t('cohorts:fromList.tooMany', { most: number(most) })}</Notice>
        ) : (
          <Notice kind="plain">
            {t('cohorts:fromList.members', { count: people, replace: { count: number(people) } })}
          </Notice>
        ))}
      <CohortForm
        kind={kind}
        subjects={subjects}
        regions={regions}
        typed={refused?.typed ?? {}}
        faults={refused?.faults ?? {}}
        formId={formId}
        label={t('cohorts:make')}
        kept={{ person, of: `cohort ${kind}`, state: refused ? 'typed' : 'fresh' }}
      />
    </>
  );
}

export const ErrorBoundary = SignedOut;
