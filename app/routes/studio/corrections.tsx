import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { getCourse } from '~/features/catalog/index.server';
import { getCertificateOf } from '~/features/certificates/index.server';
import { CorrectionList } from '~/features/quizzes/components/correction-list';
import { GradeReviewTable } from '~/features/quizzes/components/grade-review-table';
import { listCorrections, listGradeReviews } from '~/features/quizzes/index.server';
import { arrangesQuizzesOf } from '~/features/quizzes/policy';
import { mayRegrade } from '~/features/quizzes/index';
import { CorrectionDoneSchema } from '~/features/quizzes/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { settleCorrection } from './corrections-deeds.server';

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
  const [corrections, reviews] = await Promise.all([listCorrections(course), listGradeReviews(course.id)]);
  const certificates = await Promise.all(
    reviews.map(({ personId }) => getCertificateOf(personId, course.id)),
  );
  return {
    slug: course.slug,
    title: course.manifest.title[language],
    corrections: corrections.map((one) => ({
      itemId: one.itemId,
      fromHash: one.fromHash,
      before: one.from.stem[language],
      now: one.to.stem[language],
      attempts: one.attempts,
      mayRegrade: mayRegrade(one),
    })),
    reviews: reviews.map(({ id, name, scoreBefore, scoreAfter, passMark, openedAt }, index) => ({
      id,
      name,
      scoreBefore,
      scoreAfter,
      passMark,
      openedAt: openedAt.toISOString(),
      certificate: certificates[index]?.number ?? null,
    })),
    done: CorrectionDoneSchema.parse(new URL(args.request.url).searchParams.get('done')),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const { actor, course } = await requireCourse(args);
  const fields = textFields(await readForm(args.request));
  const by = { actorId: actor.id, address: args.context.clientAddress };
  const answer = await settleCorrection(course, fields, by);
  if ('done' in answer) return redirect(`${new URL(args.request.url).pathname}?done=${answer.done}`, 303);
  const { fromHash = '', reason = '' } = fields;
  return data({ fromHash, reason, fault: answer.fault }, { status: 422 });
}

export default function Corrections() {
  const { slug, title, corrections, reviews, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const refused = sent && {
    ...sent,
    fault: t(`quizzes:corrections.errors.${sent.fault}` as 'quizzes:corrections.errors.reason'),
  };
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/courses/${slug}`}>{title}</a>
      </p>
      <h1>{t('quizzes:corrections.title')}</h1>
      <p>{t('quizzes:corrections.lead')}</p>
      {!sent && done && <Notice kind="good">{t(`quizzes:corrections.done.${done}`)}</Notice>}
      {reviews.length > 0 && (
        <section>
          <h2>{t('quizzes:corrections.toDecide')}</h2>
          <p>{t('quizzes:corrections.toDecideLead')}</p>
          <GradeReviewTable reviews={reviews} />
        </section>
      )}
      <h2>{t('quizzes:corrections.corrected')}</h2>
      {corrections.length > 0 ? (
        <CorrectionList corrections={corrections} refused={refused} />
      ) : (
        <Notice kind="plain">{t('quizzes:corrections.none')}</Notice>
      )}
    </>
  );
}
