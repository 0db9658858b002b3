import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ImportCountList } from '~/features/items/components/import-counts';
import { ImportRows } from '~/features/items/components/import-rows';
import { applyUpload, getUpload } from '~/features/items/index.server';
import { UploadIdSchema } from '~/features/items/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireItemWorker } from './require-item-worker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('items:preview.title'));

export const headers = personalPageHeaders;

/** @throws 404 where the address names no upload */
function uploadIdIn(params: { upload?: string | undefined }): string {
  const parsed = UploadIdSchema.safeParse(params.upload);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const uploadId = uploadIdIn(params);
  const worker = await requireItemWorker(request, context);
  const upload = await getUpload(worker, params.bank ?? '', uploadId);
  if (!upload) throw notFound();
  const { bank, ...rest } = upload;
  return { ...rest, id: bank.id, title: bank.title[language] };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const uploadId = uploadIdIn(params);
  const worker = await requireItemWorker(request, context);
  if ((await applyUpload(worker, params.bank ?? '', uploadId)) === 'notFound') throw notFound();
  return redirect(new URL(request.url).pathname, 303);
}

export default function ImportItemsPreview() {
  const upload = useLoaderData<typeof loader>();
  const { counts, rows, more, isApplied } = upload;
  const { language, t } = useI18n();
  const home = `/${language}/studio/items/${upload.id}`;
  const isNothingToDo = counts.new + counts.changed === 0;
  return (
    <>
      <p className="crumb">
        <a href={home}>{upload.title}</a>
      </p>
      <h1>{t(isApplied ? 'items:preview.doneTitle' : 'items:preview.title')}</h1>
      {isApplied && <Notice kind="good">{t('items:done.imported')}</Notice>}
      <p>
        <strong>{upload.fileName}</strong>
      </p>
      <ImportCountList counts={counts} />
      {counts.drafts > 0 && <p>{t('items:preview.draftsLead')}</p>}
      {isApplied ? (
        <LinkButton to={home}>{t('items:preview.toBank')}</LinkButton>
      ) : isNothingToDo ? (
        <Notice kind="plain">{t('items:preview.nothing')}</Notice>
      ) : (
        <form method="post">
          <button className="button">{t('items:preview.apply')}</button>
        </form>
      )}
      <ImportRows rows={rows} />
      {more > 0 && (
        <p className="meta">
          {t('items:preview.shown', {
            shown: formatNumber(rows.length, language),
            total: formatNumber(counts.questions, language),
          })}
        </p>
      )}
      <p className="meta">{t('items:preview.kept')}</p>
      <p>
        <a href={`${home}/import`}>{t('items:preview.another')}</a>
      </p>
    </>
  );
}
