import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MediaLibrary } from '~/features/authoring/components/media-library';
import { deleteMedia, listMedia, presentFile, takeOutMedia } from '~/features/authoring/index.server';
import { writesCoursesOf } from '~/features/authoring/policy';
import { LibraryFormSchema, LibraryViewSchema } from '~/features/authoring/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireMediaInstitute } from './require-media-institute.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('media-library:title'));

export const headers = personalPageHeaders;

const megabyte = 1024 * 1024;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, institute } = await requireMediaInstitute(args);
  const library = await listMedia(actor, institute.id);
  if (!library) throw notFound();
  const view = LibraryViewSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  const unused = library.files.filter(({ uses }) => !uses.some(({ isShown }) => isShown));
  const shown = view.show === 'unused' ? unused : library.files;
  return {
    institute: institute.name[language],
    writes: writesCoursesOf(actor, institute.id),
    used: library.bytes / megabyte,
    quota: library.quota / megabyte,
    count: library.files.length,
    unused: unused.length,
    ...view,
    files: shown.map((file) => presentFile(file, institute.id, language)),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const { actor, institute } = await requireMediaInstitute(args);
  const parsed = LibraryFormSchema.safeParse(textFields(await readForm(args.request)));
  if (!parsed.success) return data({ answer: 'notFound' as const }, { status: 422 });
  const form = parsed.data;
  const { outcome } =
    form.intent === 'delete'
      ? await deleteMedia(actor, institute.id, form.hash)
      : await takeOutMedia(actor, form.draft, form.path);
  if (outcome === 'deleted' || outcome === 'takenOut') {
    const { pathname, searchParams } = new URL(args.request.url);
    searchParams.set('done', outcome);
    return redirect(`${pathname}?${searchParams}`, 303);
  }
  return data({ answer: outcome }, { status: outcome === 'inUse' ? 409 : 422 });
}

export default function InstituteMedia() {
  const { institute, writes, used, quota, count, unused, show, done, files } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/studio/courses`}>{t('drafts:title')}</a>
      </p>
      <h1>{t('media-library:title')}</h1>
      <p className="meta">{institute}</p>
      {sent && <Notice kind="bad">{t(`media-library:answers.${sent.answer}`)}</Notice>}
      {!sent && done && <Notice kind="good">{t(`media-library:done.${done}`)}</Notice>}
      <p>
        <label htmlFor="space">
          {t('media-library:space', {
            used: formatNumber(used, language),
            quota: formatNumber(quota, language),
          })}
        </label>
        <meter id="space" className="library-space" min={0} max={quota} high={quota * 0.9} value={used} />
      </p>
      <p>{t('media-library:lead')}</p>
      {count > 0 && (
        <nav className="office" aria-label={t('media-library:views')}>
          <a href="?" aria-current={show ? undefined : 'page'}>
            {t('media-library:all', { count })}
          </a>
          <a href="?show=unused" aria-current={show === 'unused' ? 'page' : undefined}>
            {t('media-library:onlyUnused', { count: unused })}
          </a>
        </nav>
      )}
      {files.length === 0 ? (
        <Notice kind="plain">{t(count === 0 ? 'media-library:none' : 'media-library:noUnused')}</Notice>
      ) : (
        <MediaLibrary files={files} writes={writes} />
      )}
    </>
  );
}
