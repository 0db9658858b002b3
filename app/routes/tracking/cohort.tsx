import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { FormSaved } from '~/features/accounts/components/keep-form';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { CohortNotes } from '~/features/cohorts/components/cohort-notes';
import { CountedTable } from '~/features/cohorts/components/counted-table';
import { MembersTable } from '~/features/cohorts/components/members-table';
import {
  getCohort,
  listCohortSubjects,
  presentMemberState,
  removeMembers,
  writeNote,
} from '~/features/cohorts/index.server';
import { CohortIntentSchema, NoteSchema, TickedSchema } from '~/features/cohorts/schemas';
import { listPlaces } from '~/features/places/index.server';
import { maySignOff } from '~/features/progress/policy';
import { TableFiles } from '~/features/tracking/components/table-files';
import { trackingGrants } from '~/features/tracking/policy';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDay, formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { cohortIdOf } from './cohort-id.server';
import { requireCohortRunner } from './require-cohort-runner.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('cohorts:one'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const [cohort, places, { courses }] = await Promise.all([
    getCohort(runner, cohortIdOf(args.params), trackingGrants(runner)),
    listPlaces(),
    listCohortSubjects(language),
  ]);
  if (!cohort) throw notFound();
  const now = new Date();
  const titleOf = (id: string) => courses.find((one) => one.id === id)?.title ?? id;
  const { searchParams } = new URL(args.request.url);
  const left = /^\d{1,4}$/.exec(searchParams.get('left') ?? '');
  return {
    person: runner.actorId,
    isSaved: searchParams.has('saved'),
    id: cohort.id,
    kind: cohort.kind,
    name: cohort.name,
    startsOn: cohort.startsOn,
    endsOn: cohort.endsOn,
    isClosed: cohort.closedAt !== null,
    about: [cohort.topic ?? [], cohort.courseIds.map(titleOf)].flat().join('; '),
    place: [
      cohort.place,
      places.flatMap(({ councils }) => councils).find(({ id }) => id === cohort.councilId)?.name,
    ]
      .filter(Boolean)
      .join(', '),
    facilitators: cohort.facilitators.map(({ name }) => name),
    members: cohort.members.map(({ personId, name, cadre, joinedAt, now: today, hasRecord, ...one }) => ({
      personId,
      name,
      cadre,
      joinedAt,
      now: today,
      hasRecord,
      lessons: one.lessons,
      certificates: one.certificates,
      lastActivityAt: one.lastActivityAt?.toISOString() ?? null,
      state: presentMemberState(one, cohort, { titleOf, language, now }),
    })),
    counted: cohort.counted,
    notes: cohort.notes.map((one) => ({ ...one, writtenAt: one.writtenAt.toISOString() })),
    signsOff: maySignOff(runner),
    formId: uuidv7(),
    left: left === null ? null : Number(left[0]),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const runner = await requireCohortRunner(args);
  const cohortId = cohortIdOf(args.params);
  const typed = textFields(form);
  const intent = CohortIntentSchema.safeParse(typed.intent);
  if (!intent.success) throw data(null, { status: 400 });
  const page = new URL(args.request.url).pathname;
  switch (intent.data) {
    case 'note': {
      const note = NoteSchema.safeParse(typed);
      if (!note.success) {
        const fault = formFaults(note.error).text === 'tooLong' ? ('tooLong' as const) : ('missing' as const);
        return data({ text: typed.text ?? '', fault }, { status: 422 });
      }
      const clientUuid = ClientUuidSchema.parse(typed.uuid);
      if (!(await writeNote(runner, { cohortId, text: note.data.text, clientUuid }))) throw notFound();
      return redirect(`${page}?saved=yes`, 303);
    }
    case 'clearCounts':
    case 'remove': {
      const people = TickedSchema.safeParse(form.getAll('person'));
      if (!people.success) throw data(null, { status: 400 });
      const leaving = intent.data === 'remove' ? { people: people.data } : { counted: true as const };
      const left = await removeMembers(runner, cohortId, leaving);
      if (left === undefined) throw notFound();
      return redirect(`${page}?left=${left}`, 303);
    }
  }
}

export default function CohortPage() {
  const page = useLoaderData<typeof loader>();
  const refusedNote = useActionData<typeof action>();
  const { language, t } = useI18n();
  const isOnline = page.kind === 'online';
  const { members, counted, left } = page;
  const home = `/${language}/tracking/cohorts/${page.id}`;
  const number = (value: number) => formatNumber(value, language, 0);
  return (
    <>
      <p>
        <a href={`/${language}/tracking/cohorts`}>{t('cohorts:title')}</a>
      </p>
      <h1>{page.name}</h1>
      {!refusedNote && page.isSaved && <FormSaved />}
      {left !== null && (
        <Notice kind="plain">
          {left === 0
            ? t('cohorts:remove.nobody')
            : t('cohorts:remove.done', { count: left, replace: { count: number(left) } })}
        </Notice>
      )}
      {page.isClosed && <Notice kind="plain">{t(`cohorts:closed.${page.kind}`)}</Notice>}
      <FactList
        facts={[
          [t('cohorts:kind'), t(`cohorts:kinds.${page.kind}`)],
          ...(page.about === '' ? [] : [[t('cohorts:field.subject'), page.about] as const]),
          ...(page.place === '' ? [] : [[t('cohorts:field.place'), page.place] as const]),
          [t('cohorts:days'), `${formatDay(page.startsOn, language)} – ${formatDay(page.endsOn, language)}`],
          ...(page.facilitators.length === 0
            ? []
            : [[t('cohorts:facilitators'), page.facilitators.join(', ')] as const]),
        ]}
      />
      <p>
        <a href={`${home}/edit`}>{t(`cohorts:edit.title.${page.kind}`)}</a>
      </p>
      {!page.isClosed && (
        <LinkButton to={`${home}/add`}>
          {t(isOnline ? 'cohorts:add.title' : 'cohorts:add.titleOfSheet')}
        </LinkButton>
      )}
      {members.length === 0 && counted.length === 0 && <Notice kind="plain">{t('cohorts:empty')}</Notice>}
      {members.length > 0 && (
        <>
          <MembersTable members={members} isOnline={isOnline} formId="remove" />
          <form method="post" id="remove">
            <p className="hint">{t('cohorts:remove.hint')}</p>
            <button className="quiet" name="intent" value="remove">
              {t('cohorts:remove.title')}
            </button>
          </form>
          <p>
            <TableFiles address={`${home}/members`} />
          </p>
          <p>
            <a href={`${home}/message`}>{t('cohorts:message.title')}</a>
          </p>
        </>
      )}
      {counted.length > 0 && (
        <>
          <CountedTable counted={counted} />
          <form method="post">
            <p className="hint">{t('cohorts:counted.hint')}</p>
            <button className="quiet" name="intent" value="clearCounts">
              {t('cohorts:counted.clear')}
            </button>
          </form>
        </>
      )}
      {page.signsOff && isOnline && (
        <p>
          <a href={`/${language}/tracking/sign-offs`}>{t('progress:signOffs.title')}</a>
        </p>
      )}
      <CohortNotes
        notes={page.notes}
        formId={page.formId}
        refused={refusedNote}
        kept={{
          person: page.person,
          of: `note ${page.id}`,
          state: refusedNote ? 'typed' : page.isSaved ? 'saved' : 'fresh',
        }}
      />
    </>
  );
}

export const ErrorBoundary = SignedOut;
