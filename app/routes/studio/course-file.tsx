import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { QuestionsForm } from '~/features/authoring/components/questions-form';
import { BankDraws } from '~/features/authoring/components/bank-draws';
import { FileFaults } from '~/features/authoring/components/file-faults';
import { QuizRulesForm } from '~/features/authoring/components/quiz-rules-form';
import { TextDiff } from '~/features/authoring/components/text-diff';
import { SaidOfFile, ToReviewOfFile } from '~/features/authoring/components/said-where-written';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import {
  addQuestions,
  compareTexts,
  describeFile,
  faultInWords,
  findFileFaults,
  getDraft,
  getDraftFile,
  hasParts,
  listCommentsWhereWritten,
  readAbout,
  readQuiz,
  saveDraftFile,
} from '~/features/authoring/index.server';
import { FileSaveSchema, NewQuestionsSchema } from '~/features/authoring/schemas';
import { KeepForm } from '~/features/accounts/components/keep-form';
import { listBanks } from '~/features/items/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';
import comments from '~/ui/comments.css?url';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDraft } from './present-draft.server';
import { changeQuizByForm, isQuizForm } from './quiz-forms.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: office },
  { rel: 'stylesheet', href: comments },
];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.name) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const query = new URL(args.request.url).searchParams;
  const path = query.get('path') ?? '';
  const file = await getDraftFile(actor, draft.id, path);
  if (file?.text === undefined || file.text === null) throw notFound();
  const isQuiz = /(quiz|practice|final)\.yml$/.test(path);
  const banks = isQuiz ? await listBanks({ ...actor, address: null }) : [];
  const modules = (await getDraft(actor, draft.slug))?.modules ?? [];
  return {
    ...presentDraft(draft, actor, language),
    path,
    name: describeFile(path, { modules, language, t: getTranslator(language) }).name,
    hasParts: hasParts(path),
    text: file.text,
    version: file.version,
    faults: findFileFaults(path, file.text).map((fault) => ({
      line: fault.line,
      column: fault.column,
      ...faultInWords(fault, file.text ?? '', { language, t: getTranslator(language) }),
    })),
    said: await listCommentsWhereWritten(draft, path, file.text, language),
    saved: query.get('done') === 'saved',
    added: Number(query.get('added') ?? 0),
    leftOut: Number(query.get('left') ?? 0),
    quiz: isQuiz
      ? {
          ...readQuiz(file.text),
          banks: banks
            .filter(({ instituteId }) => instituteId === draft.instituteId)
            .map((bank) => ({ code: bank.code, title: bank.title[language] })),
        }
      : null,
    outcomes: isQuiz
      ? readAbout((await getDraftFile(actor, draft.id, 'course.yml'))?.text ?? '').outcomes.map(
          ({ id, text }) => ({ id, text: text[language] }),
        )
      : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const { actor, draft } = await requireDraft(args);
  const typed = textFields(form);
  const here = `/${language}/studio/courses/${draft.slug}/file`;
  if (isQuizForm(typed)) {
    const answer = await changeQuizByForm(actor, draft.id, typed);
    if (answer.outcome === 'notFound' || answer.outcome === 'forbidden') throw notFound();
    if (answer.outcome === 'saved') {
      const query = new URLSearchParams({ path: typed.path ?? '', done: 'saved' });
      return redirect(`${here}?${query}`, 303);
    }
    return data({ text: null, conflict: null, gift: undefined, quizForm: answer }, { status: 422 });
  }
  if (typed.intent === 'questions') {
    const questions = NewQuestionsSchema.safeParse(typed);
    const answer = questions.success ? await addQuestions(actor, draft.id, questions.data) : undefined;
    if (answer?.outcome === 'notFound' || answer?.outcome === 'forbidden') throw notFound();
    if (answer?.outcome === 'added') {
      const query = { path: typed.path ?? '', added: String(answer.added), left: String(answer.leftOut) };
      return redirect(`${here}?${new URLSearchParams(query)}`, 303);
    }
    return data({ text: null, conflict: null, gift: typed.gift ?? '', quizForm: undefined }, { status: 422 });
  }
  const parsed = FileSaveSchema.safeParse(typed);
  const text = (typed.text ?? '').replaceAll('\r\n', '\n');
  if (!parsed.success)
    return data({ text, conflict: null, gift: undefined, quizForm: undefined }, { status: 422 });
  const answer = await saveDraftFile(actor, { course: draft.id, ...parsed.data });
  switch (answer.outcome) {
    case 'notFound':
    case 'forbidden':
      throw notFound();
    case 'saved': {
      const query = new URLSearchParams({ path: parsed.data.path, done: 'saved' });
      return redirect(`${here}?${query}`, 303);
    }
    case 'conflict': {
      const { theirs } = answer;
      const differences = compareTexts(theirs.text ?? '', text);
      return data(
        {
          text,
          conflict: { by: theirs.by, version: theirs.version, differences },
          gift: undefined,
          quizForm: undefined,
        },
        { status: 409 },
      );
    }
    case 'pathRefused':
    case 'textRefused':
      return data({ text, conflict: null, gift: undefined, quizForm: undefined }, { status: 422 });
  }
}

export default function CourseFile() {
  const page = useLoaderData<typeof loader>();
  const { person, slug, title, state, writes, path, text, version, faults, saved, added, leftOut } = page;
  const { outcomes, quiz } = page;
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  const conflict = sent?.conflict;
  return (
    <DraftFrame slug={slug} title={title} state={state}>
      <h2>{page.name}</h2>
      {page.name !== path && <p className="meta">{path}</p>}
      {page.hasParts && <ToReviewOfFile slug={slug} path={path} />}
      {conflict && (
        <>
          <Notice kind="bad">
            {t('drafts:editor.conflict', { name: conflict.by ?? t('drafts:editor.somebody') })}
          </Notice>
          <h3>{t('drafts:editor.differences')}</h3>
          <TextDiff parts={conflict.differences} />
          <details>
            <summary>{t('drafts:editor.theirs')}</summary>
            <pre className="source">{text}</pre>
          </details>
          <p>
            <a href={`?path=${path}`}>{t('drafts:editor.takeTheirs')}</a>
          </p>
        </>
      )}
      {sent?.quizForm?.outcome === 'unreadable' && <Notice kind="bad">{t('drafts:draws.refused')}</Notice>}
      {sent && !conflict && sent.gift === undefined && !sent.quizForm && (
        <Notice kind="bad">{t('drafts:editor.refused')}</Notice>
      )}
      {!sent && saved && <Notice kind="good">{t('drafts:editor.saved')}</Notice>}
      {!sent && added > 0 && (
        <Notice kind="good">{t('drafts:questions.added', { count: added, left: leftOut })}</Notice>
      )}
      {!sent && faults.length > 0 && <FileFaults faults={faults} />}
      <SaidOfFile slug={slug} comments={page.said} writes={writes} />
      {writes && quiz && outcomes && (
        <>
          <QuizRulesForm
            path={path}
            rules={sent?.quizForm?.rules ?? quiz.rules}
            faults={sent?.quizForm?.faults ?? {}}
          />
          <BankDraws path={path} draws={quiz.draws} banks={quiz.banks} outcomes={outcomes} />
        </>
      )}
      {writes && outcomes && (
        <QuestionsForm
          path={path}
          outcomes={outcomes}
          gift={sent?.gift}
          kept={{
            person,
            of: `${slug} ${path} questions`,
            state: sent?.gift !== undefined ? 'typed' : !sent && added > 0 ? 'saved' : 'fresh',
          }}
        />
      )}
      {writes ? (
        <form method="post">
          <input type="hidden" name="path" value={path} />
          <input type="hidden" name="version" value={conflict?.version ?? version} />
          <KeepForm
            person={person}
            of={`${slug} ${path}`}
            state={typeof sent?.text === 'string' ? 'typed' : !sent && saved ? 'saved' : 'fresh'}
          />
          <TextAreaField
            name="text"
            label={conflict ? t('drafts:editor.join') : t('drafts:editor.text')}
            rows={24}
            value={sent?.text ?? text}
          />
          <button className="button">
            {conflict ? t('drafts:editor.keepYours') : t('drafts:editor.save')}
          </button>
        </form>
      ) : (
        <pre className="source">{text}</pre>
      )}
    </DraftFrame>
  );
}

export const ErrorBoundary = SignedOut;
