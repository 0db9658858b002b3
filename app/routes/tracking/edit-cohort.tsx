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
import { formatPhone } from '~/features/accounts/index';
import { keepTyped } from '~/features/accounts/index.server';
import { CohortForm } from '~/features/cohorts/components/cohort-form';
import { changeCohort, findCohort, setCohortClosed } from '~/features/cohorts/index.server';
import { ChangedCohortSchema, EditIntentSchema } from '~/features/cohorts/schemas';
import { listPlaces } from '~/features/places/index.server';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import office from '~/ui/office.css?url';
import { cohortIdOf } from './cohort-id.server';
import { requireCohortRunner } from './require-cohort-runner.server';
import { typedCohort } from './typed-cohort';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('cohorts:edit.title.online'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const cohort = await findCohort(runner, cohortIdOf(args.params));
  if (!cohort) throw notFound();
  const { id, kind, name, startsOn, endsOn, topic, place, councilId, facilitators, createdBy } = cohort;
  return {
    person: runner.actorId,
    id,
    kind,
    isClosed: cohort.closedAt !== null,
    regions: kind === 'faceToFace' ? await listPlaces() : [],
    typed: {
      name,
      startsOn,
      endsOn,
      topic: topic ?? '',
      place: place ?? '',
      council: councilId ?? '',
      facilitators: facilitators
        .filter((one) => one.id !== createdBy && one.id !== runner.actorId)
        .map(({ phone }) => formatPhone(phone))
        .join(', '),
    },
    formId: uuidv7(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const runner = await requireCohortRunner(args);
  const cohortId = cohortIdOf(args.params);
  const typed = textFields(form);
  const intent = EditIntentSchema.safeParse(typed.intent);
  if (!intent.success) throw data(null, { status: 400 });
  const page = `/${language}/tracking/cohorts/${cohortId}`;
  if (intent.data !== 'save') {
    if (!(await setCohortClosed(runner, cohortId, intent.data === 'close'))) throw notFound();
    return redirect(page, 303);
  }
  const fields = typedCohort(typed);
  const refuse = (faults: Partial<Record<string, string>>) =>
    data({ typed: fields, faults }, { status: 422 });
  const change = ChangedCohortSchema.safeParse(fields);
  if (!change.success) return refuse(formFaults(change.error));
  const answer = await changeCohort(runner, cohortId, change.data);
  if (answer === 'notFound') throw notFound();
  if (answer === 'changed') return redirect(`${page}?saved=yes`, 303);
  return refuse({ [answer.field]: answer.field === 'topic' ? 'about' : answer.field });
}

export default function EditCohort() {
  const { person, id, kind, isClosed, regions, typed, formId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { language, t } = useI18n();
  const deed = t(`cohorts:edit.${isClosed ? 'reopen' : 'close'}.${kind}`);
  return (
    <>
      <p>
        <a href={`/${language}/tracking/cohorts/${id}`}>{typed.name}</a>
      </p>
      <h1>{t(`cohorts:edit.title.${kind}`)}</h1>
      {kind === 'online' && <p>{t('cohorts:edit.lead')}</p>}
      <CohortForm
        kind={kind}
        regions={regions}
        typed={refused?.typed ?? typed}
        faults={refused?.faults ?? {}}
        formId={formId}
        label={t('cohorts:edit.save')}
        kept={{ person, of: `cohort ${id}`, state: refused ? 'typed' : 'fresh' }}
      />
      <h2>{deed}</h2>
      <p>{t(`cohorts:edit.${isClosed ? 'reopenLead' : 'closeLead'}.${kind}`)}</p>
      <form method="post">
        <button className="quiet" name="intent" value={isClosed ? 'reopen' : 'close'}>
          {deed}
        </button>
      </form>
    </>
  );
}

export const ErrorBoundary = SignedOut;
