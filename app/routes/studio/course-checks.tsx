import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { FaultList } from '~/features/authoring/components/fault-list';
import {
  checkDraft,
  describeFile,
  faultInWords,
  getDraft,
  isInFront,
} from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDraft } from './present-draft.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const [checked, found] = [await checkDraft(actor, draft.slug), await getDraft(actor, draft.slug)];
  if (!checked || !found) throw notFound();
  const textOf = new Map(found.files.map(({ path, text }) => [path, text ?? '']));
  const t = getTranslator(language);
  const named = (file: string, inFront = false) =>
    describeFile(file, { modules: found.modules, language, t, inFront });
  return {
    ...presentDraft(draft, actor, language),
    faults: checked.faults.map(({ file, line, column, ...problem }) => ({
      ...named(file, file.endsWith('.mdx') && isInFront(textOf.get(file) ?? '', line)),
      file,
      line,
      column,
      ...faultInWords({ line, column, ...problem }, file.endsWith('.yml') ? (textOf.get(file) ?? '') : '', {
        language,
        t,
        nameOf: (path) => named(path).name,
      }),
    })),
  };
}

export default function CourseChecks() {
  const { slug, title, state, faults } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <DraftFrame slug={slug} title={title} state={state} page="checks">
      {faults.length === 0 ? (
        <Notice kind="good">{t('drafts:checks.none')}</Notice>
      ) : (
        <>
          <p>{t('drafts:checks.lead')}</p>
          <p className="meta">{t('drafts:checks.count', { count: faults.length })}</p>
          <FaultList slug={slug} faults={faults} />
        </>
      )}
    </DraftFrame>
  );
}
