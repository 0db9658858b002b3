import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ImportCountList } from '~/features/items/components/import-counts';
import { ImportRows } from '~/features/items/components/import-rows';
import { askApplying, getUpload } from '~/features/items/index.server';
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

export const meta: MetaFunction<typeof loader> = (args) => [
  ...pageMeta((t) => t('items:preview.title'))(args),
  // Without a script the page looks again by itself while a job is at work.
  ...(args.data && isAtWork(args.data) ? [{ httpEquiv: 'refresh', content: String(everySeconds) }] : []),
];

export const headers = personalPageHeaders;

/** How often the page of a file that is being read is asked for again. */
const everySeconds = 3;

const isAtWork = ({ state, isStalled }: { state: string; isStalled: boolean }) =>
  !isStalled && (state === 'reading' || state === 'applying');

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
  if ((await askApplying(worker, params.bank ?? '', uploadId)) === 'notFound') throw notFound();
  return redirect(new URL(request.url).pathname, 303);
}

export default function ImportItemsPreview() {
  const upload = useLoaderData<typeof loader>();
  const { counts, rows, more, state } = upload;
  const isApplied = state === 'applied';
  const { language, t } = useI18n();
  const home = `/${language}/studio/items/${upload.id}`;
  if (state !== 'ready' && !isApplied) return <UnderWay upload={upload} home={home} />;
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

/** A file that a job is reading or bringing in, or that nothing can be made of. */
function UnderWay({ upload, home }: { upload: SerializeFrom<typeof loader>; home: string }) {
  const { language, t } = useI18n();
  const { state, read, refusal } = upload;
  const isReading = state === 'reading';
  const fault = refusal && t(`items:refusal.${refusal.fault}`);
  return (
    <>
      <p className="crumb">
        <a href={home}>{upload.title}</a>
      </p>
      <h1>
        {t(refusal ? 'items:underWay.refused' : `items:underWay.${isReading ? 'reading' : 'applying'}`)}
      </h1>
      <p>
        <strong>{upload.fileName}</strong>
      </p>
      {refusal ? (
        <Notice kind="bad">
          {refusal.line === null ? fault : t('items:refusal.atLine', { fault, line: refusal.line })}
        </Notice>
      ) : upload.isStalled ? (
        <Notice kind="bad">{t('items:underWay.stalled')}</Notice>
      ) : (
        <div role="status">
          <p>
            {read > 0
              ? t('items:underWay.read', { count: read, shown: formatNumber(read, language) })
              : t('items:underWay.soon')}
          </p>
          <p className="meta">{t('items:underWay.byItself')}</p>
        </div>
      )}
      <p>
        {isAtWork(upload) ? (
          <a href="">{t('items:underWay.look')}</a>
        ) : (
          <a href={`${home}/import`}>{t('items:preview.another')}</a>
        )}
      </p>
    </>
  );
}
