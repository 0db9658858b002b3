import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formatPhone } from '~/features/accounts/index';
import { requireActor } from '~/features/accounts/index.server';
import { getCourse } from '~/features/catalog/index.server';
import { AccommodationForm } from '~/features/quizzes/components/accommodation-form';
import { AccommodationTable } from '~/features/quizzes/components/accommodation-table';
import { endAccommodation, giveAccommodation, listAccommodations } from '~/features/quizzes/index.server';
import { arrangesQuizzesOf } from '~/features/quizzes/policy';
import {
  AccommodationDoneSchema,
  AccommodationIdSchema,
  AccommodationSchema,
} from '~/features/quizzes/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.title) : [];

export const headers = personalPageHeaders;

/** @throws 404 where there is no such course, or the actor arranges none of its quizzes */
async function requireCourse({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const course = await getCourse(params.course ?? '');
  if (!course || !arrangesQuizzesOf(actor, course.instituteId)) throw notFound();
  return { actor, course };
}

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { course } = await requireCourse(args);
  const accommodations = await listAccommodations(course.id);
  return {
    slug: course.slug,
    title: course.manifest.title[language],
    accommodations: accommodations.map((one) => ({
      ...one,
      phone: formatPhone(one.phone),
      givenAt: one.givenAt.toISOString(),
    })),
    done: AccommodationDoneSchema.parse(new URL(args.request.url).searchParams.get('done')),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const { actor, course } = await requireCourse(args);
  const typed = textFields(await readForm(args.request));
  const by = { actorId: actor.id, address: args.context.clientAddress };
  const back = (done: string) => redirect(`${new URL(args.request.url).pathname}?done=${done}`, 303);
  if (typed.intent === 'end') {
    const id = AccommodationIdSchema.safeParse(typed.id);
    if (!id.success || !(await endAccommodation(course.id, id.data, by))) throw notFound();
    return back('ended');
  }
  const parsed = AccommodationSchema.safeParse(typed);
  if (!parsed.success) return data({ typed, faults: formFaults(parsed.error) }, { status: 422 });
  const answer = await giveAccommodation(course, parsed.data, by);
  if (answer === 'notEnrolled') return data({ typed, faults: { phone: answer } }, { status: 422 });
  return back('given');
}

export default function Accommodations() {
  const { slug, title, accommodations, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/courses/${slug}`}>{title}</a>
      </p>
      <h1>{t('quizzes:accommodations.title')}</h1>
      <p>{t('quizzes:accommodations.lead')}</p>
      {sent && <Notice kind="bad">{t('quizzes:accommodations.fixFaults')}</Notice>}
      {!sent && done && <Notice kind="good">{t(`quizzes:accommodations.done.${done}`)}</Notice>}
      {accommodations.length > 0 ? (
        <AccommodationTable accommodations={accommodations} />
      ) : (
        <Notice kind="plain">{t('quizzes:accommodations.none')}</Notice>
      )}
      <h2>{t('quizzes:accommodations.new')}</h2>
      <AccommodationForm typed={sent?.typed ?? {}} faults={sent?.faults ?? {}} />
    </>
  );
}
