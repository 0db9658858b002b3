import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { AddMembers } from '~/features/cohorts/components/add-members';
import { MembersTable } from '~/features/cohorts/components/members-table';
import {
  addMembersByFilter,
  addMembersOfFile,
  getCohort,
  listCohortSubjects,
  writeNote,
} from '~/features/cohorts/index.server';
import { CohortIntentSchema, MemberFilterSchema, NoteSchema } from '~/features/cohorts/schemas';
import { areasWithin } from '~/features/people/index';
import { listPlaces } from '~/features/places/index.server';
import { maySignOff } from '~/features/progress/policy';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDateTime, formatDay } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import { TextAreaField } from '~/ui/field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireCohortRunner } from './require-cohort-runner.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('cohorts:one'));

export const headers = personalPageHeaders;

const idOf = ({ cohort = '' }: LoaderFunctionArgs['params']) => {
  if (!isUuid(cohort)) throw notFound();
  return cohort;
};

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const [cohort, places, subjects] = await Promise.all([
    getCohort(runner, idOf(args.params)),
    listPlaces(),
    listCohortSubjects(language),
  ]);
  if (!cohort) throw notFound();
  return {
    ...cohort,
    courses: cohort.courseIds.map((id) => subjects.courses.find((one) => one.id === id)?.title ?? id),
    members: cohort.members.map((one) => ({
      ...one,
      lastActivityAt: one.lastActivityAt?.toISOString() ?? null,
    })),
    notes: cohort.notes.map((one) => ({ ...one, writtenAt: one.writtenAt.toISOString() })),
    councils: areasWithin(runner, places).flatMap(({ councils }) => councils),
    signsOff: maySignOff(runner),
    formId: uuidv7(),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const cohortId = idOf(args.params);
  const form = await readForm(args.request);
  const typed = textFields(form);
  const intent = CohortIntentSchema.safeParse(typed.intent);
  if (!intent.success) throw data(null, { status: 400 });
  if (intent.data === 'note') {
    const note = NoteSchema.safeParse(typed);
    if (!note.success) {
      const fault = formFaults(note.error).text === 'tooLong' ? ('tooLong' as const) : ('missing' as const);
      return data({ kind: 'note' as const, text: typed.text ?? '', fault }, { status: 422 });
    }
    const clientUuid = ClientUuidSchema.parse(typed.uuid);
    if (!(await writeNote(runner, { cohortId, text: note.data.text, clientUuid }))) throw notFound();
    return redirect(new URL(args.request.url).pathname, 303);
  }
  const answer = await (async () => {
    if (intent.data === 'filter') {
      const filter = MemberFilterSchema.safeParse(typed);
      if (!filter.success) throw data(null, { status: 400 });
      return addMembersByFilter(runner, cohortId, filter.data);
    }
    const file = form.get('file');
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    return addMembersOfFile(runner, cohortId, bytes);
  })();
  if (!answer.ok && answer.fault === 'notFound') throw notFound();
  return data({ kind: 'members' as const, answer }, { status: answer.ok ? 200 : 422 });
}

type Added = Extract<ReturnType<typeof useActionData<typeof action>>, { kind: 'members' }>['answer'];

/** What came of putting people into the cohort. */
function AddedNotice({ answer }: { answer: Added }) {
  const { t } = useI18n();
  if (!answer.ok) {
    return <Notice kind="bad">{t(`cohorts:fileFault.${answer.fault as 'empty'}`)}</Notice>;
  }
  const { added, known, rejected } = answer;
  return (
    <Notice kind={rejected.length > 0 ? 'bad' : 'good'}>
      <p>{t('cohorts:added', { added, known })}</p>
      {rejected.length > 0 && (
        <ul>
          {rejected.slice(0, 20).map(({ line, fault }) => (
            <li key={line}>{t(`cohorts:rowFault.${fault}`, { line })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

export default function CohortPage() {
  const page = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { language, t } = useI18n();
  const isOnline = page.kind === 'online';
  const refusedNote = done?.kind === 'note' ? done : undefined;
  return (
    <>
      <p>
        <a href={`/${language}/tracking/cohorts`}>{t('cohorts:title')}</a>
      </p>
      <h1>{page.name}</h1>
      {done?.kind === 'members' && <AddedNotice answer={done.answer} />}
      <FactList
        facts={[
          [t('cohorts:field.subject'), isOnline ? page.courses.join('; ') : t('cohorts:faceToFace')],
          [t('cohorts:days'), `${formatDay(page.startsOn, language)} – ${formatDay(page.endsOn, language)}`],
          [t('cohorts:facilitators'), page.facilitators.join(', ')],
        ]}
      />
      {page.members.length > 0 ? (
        <>
          <MembersTable members={page.members} isOnline={isOnline} courses={page.courses.length} />
          <LinkButton to={`/${language}/tracking/cohorts/${page.id}/message`}>
            {t('cohorts:message.title')}
          </LinkButton>
        </>
      ) : (
        <Notice kind="plain">{t('cohorts:empty')}</Notice>
      )}
      {page.signsOff && isOnline && (
        <p>
          <a href={`/${language}/tracking/sign-offs`}>{t('progress:signOffs.title')}</a>
        </p>
      )}
      <h2>{t('cohorts:add.title')}</h2>
      <AddMembers councils={page.councils} isOnline={isOnline} />
      <h2>{t('cohorts:notes')}</h2>
      {page.notes.map(({ id, author, text, writtenAt }) => (
        <blockquote key={id}>
          <p>{text}</p>
          <p className="hint">
            {[author ?? t('cohorts:gone'), formatDateTime(new Date(writtenAt), language)].join(', ')}
          </p>
        </blockquote>
      ))}
      <form method="post" noValidate>
        <input type="hidden" name="uuid" value={page.formId} />
        <TextAreaField
          name="text"
          label={t('cohorts:note')}
          hint={t('cohorts:noteHint')}
          rows={3}
          value={refusedNote?.text}
          fault={refusedNote && t(`cohorts:errors.${refusedNote.fault}`)}
        />
        <button className="quiet" name="intent" value="note">
          {t('cohorts:write')}
        </button>
      </form>
    </>
  );
}
