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
import { getActorById, keepTyped, requireActor } from '~/features/accounts/index.server';
import { issueCertificate } from '~/features/certificates/index.server';
import { AwaitingList } from '~/features/progress/components/awaiting-list';
import { SignOffTable } from '~/features/progress/components/sign-off-table';
import {
  type Facilitator,
  giveSignOff,
  listAwaitingSignOff,
  listSignOffs,
  nameRequirement,
  takeBackSignOff,
} from '~/features/progress/index.server';
import { maySignOff } from '~/features/progress/policy';
import { SignOffDoneSchema, SignOffSchema } from '~/features/progress/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('progress:signOffs.title'));

export const headers = personalPageHeaders;

/** @throws 404 where somebody signs nobody off: there is nothing here for them */
async function requireFacilitator({ request, context }: LoaderFunctionArgs): Promise<Facilitator> {
  const actor = await requireActor(request);
  if (!maySignOff(actor)) throw notFound();
  return { actorId: actor.id, grants: actor.grants, address: context.clientAddress };
}

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const facilitator = await requireFacilitator(args);
  const [courses, signOffs] = await Promise.all([
    listAwaitingSignOff(facilitator),
    listSignOffs(facilitator),
  ]);
  return {
    courses: courses.map(({ id, slug, manifest, learners, more }) => ({
      course: { id, slug, title: manifest.title[language] },
      learners: learners.map(
        ({ personId, name, cadre, facility, council, enrolledAt, finalScore, left }) => ({
          personId,
          name,
          cadre,
          workplace: [facility, council].filter(Boolean).join(', '),
          enrolledAt: enrolledAt.toISOString(),
          finalScore: finalScore ?? null,
          left: left.map((one) => nameRequirement(one, language)),
        }),
      ),
      formIds: learners.map(() => uuidv7()),
      more,
    })),
    signOffs: signOffs.map(({ id, name, course, note, givenAt }) => ({
      id,
      name,
      course: course[language],
      note,
      givenAt: givenAt.toISOString(),
    })),
    done: SignOffDoneSchema.parse(new URL(args.request.url).searchParams.get('done')),
  };
}

/** Signs a learner off, whose certificate follows at once where nothing else is left, or takes a sign-off back. */
export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const facilitator = await requireFacilitator(args);
  const typed = textFields(form);
  const { success, data: wish, error } = SignOffSchema.safeParse(typed);
  if (!success) {
    const { note: fault } = formFaults(error);
    if (fault !== 'noteLong') throw data(null, { status: 400 });
    const { person = '', course = '', note = '' } = typed;
    return data({ person, course, note, fault: 'noteLong' as const }, { status: 422 });
  }
  const back = (done: string) => redirect(`${new URL(args.request.url).pathname}?done=${done}`, 303);
  if (wish.intent === 'takeBack') {
    if (!(await takeBackSignOff(facilitator, wish.id))) throw notFound();
    return back('takenBack');
  }
  const answer = await giveSignOff(facilitator, {
    courseId: wish.course,
    personId: wish.person,
    note: wish.note,
    clientUuid: ClientUuidSchema.parse(typed.uuid),
  });
  if (answer === 'notFound') throw notFound();
  const learner = await getActorById(wish.person);
  if (learner) await issueCertificate(learner, wish.course);
  return back('given');
}

export default function SignOffs() {
  const { courses, signOffs, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  const refused = sent ? { ...sent, fault: t(`progress:signOffs.errors.${sent.fault}`) } : null;
  return (
    <>
      <h1>{t('progress:signOffs.title')}</h1>
      <p>{t('progress:signOffs.lead')}</p>
      {refused && <Notice kind="bad">{refused.fault}</Notice>}
      {!sent && done && <Notice kind="good">{t(`progress:signOffs.done.${done}`)}</Notice>}
      <h2>{t('progress:signOffs.awaiting')}</h2>
      {courses.length === 0 && <Notice kind="plain">{t('progress:signOffs.noCourses')}</Notice>}
      {courses.map((one) => (
        <AwaitingList key={one.course.id} {...one} refused={refused} />
      ))}
      {signOffs.length > 0 && (
        <>
          <h2>{t('progress:signOffs.given')}</h2>
          <p>{t('progress:signOffs.takeBackLead')}</p>
          <SignOffTable signOffs={signOffs} />
        </>
      )}
    </>
  );
}

export const ErrorBoundary = SignedOut;
