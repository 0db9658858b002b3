import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AboutForm } from '~/features/authoring/components/about-form';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { SettleForms, ToReviewOfFile } from '~/features/authoring/components/said-where-written';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import {
  aboutFaults,
  differencesOfAbout,
  fieldInWords,
  fieldsOfAbout,
  findFileFaults,
  getDraftFile,
  listCommentsWhereWritten,
  markOfAbout,
  readAbout,
  saveAbout,
  typedAbout,
} from '~/features/authoring/index.server';
import { AboutCourseSchema, mostOutcomes } from '~/features/authoring/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import comments from '~/ui/comments.css?url';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDraft } from './present-draft.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: office },
  { rel: 'stylesheet', href: comments },
];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const file = await getDraftFile(actor, draft.id, 'course.yml');
  const text = file?.text ?? '';
  const about = readAbout(text);
  return {
    ...presentDraft(draft, actor, language),
    about: fieldsOfAbout(about, draft.reviewBy),
    seen: markOfAbout(about, draft.reviewBy),
    said: (await listCommentsWhereWritten(draft, 'course.yml', text, language)).filter(
      ({ entry }) => entry?.list !== 'modules',
    ),
    told: aboutFaults(findFileFaults('course.yml', text), getTranslator(language)),
    done: new URL(args.request.url).searchParams.get('done') === 'saved',
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const { actor, draft } = await requireDraft(args);
  const typed = textFields(form);
  const cadres = form.getAll('cadres').filter((one) => typeof one === 'string');
  const about = typedAbout(typed, cadres, mostOutcomes + 1);
  const outcomes = Array.from({ length: mostOutcomes + 1 }, (_, index) => ({
    sw: typed[`outcome-${index}-sw`] ?? '',
    en: typed[`outcome-${index}-en`] ?? '',
  }));
  const parsed = AboutCourseSchema.safeParse({ ...typed, cadres, outcomes });
  if (!parsed.success) {
    return data({ about, faults: formFaults(parsed.error), answer: null, differs: [] }, { status: 422 });
  }
  const { outcome } = await saveAbout(actor, draft.id, { about: parsed.data, seen: typed.seen ?? '' });
  if (outcome === 'notFound') throw notFound();
  if (outcome === 'saved') return redirect(`${new URL(args.request.url).pathname}?done=saved`, 303);
  if (outcome !== 'changedMeanwhile') {
    return data({ about, faults: {}, answer: outcome, differs: [] }, { status: 422 });
  }
  const file = await getDraftFile(actor, draft.id, 'course.yml');
  const now = fieldsOfAbout(readAbout(file?.text ?? ''), draft.reviewBy);
  const t = getTranslator(language);
  const differs = differencesOfAbout(now, about).map(({ field, stands }) => ({
    field: fieldInWords(field, t),
    stands,
  }));
  return data({ about, faults: {}, answer: outcome, differs }, { status: 409 });
}

export default function CourseAbout() {
  const { person, slug, title, state, writes, about, seen, told, said, done } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <DraftFrame slug={slug} title={title} state={state} page="about">
      {sent && (
        <Notice kind="bad">{sent.answer ? t(`drafts:answers.${sent.answer}`) : t('drafts:fixFaults')}</Notice>
      )}
      {!sent && done && <Notice kind="good">{t('drafts:about.saved')}</Notice>}
      {sent && sent.differs.length > 0 && (
        <details open>
          <summary>{t('drafts:about.differs')}</summary>
          <dl>
            {sent.differs.map(({ field, stands }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>{stands || '–'}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <ToReviewOfFile slug={slug} path="course.yml" />
      <AboutForm
        about={sent?.about ?? about}
        seen={seen}
        told={sent ? {} : told}
        faults={sent?.faults ?? {}}
        said={said}
        writes={writes}
        kept={{ person, of: `${slug} about`, state: sent ? 'typed' : done ? 'saved' : 'fresh' }}
      />
      {writes && <SettleForms slug={slug} comments={said} back="writing" />}
    </DraftFrame>
  );
}

export const ErrorBoundary = SignedOut;
