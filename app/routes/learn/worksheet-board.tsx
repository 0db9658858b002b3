import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getActor, getProfile } from '~/features/accounts/index.server';
import { NoticeBoard } from '~/features/worksheets/components/notice-board';
import { isForBoard, isPeriod, presentBoard, sayPeriod, worksheetAt } from '~/features/worksheets/index';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { formatDate } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { withoutSaving } from './without-saving';

export const meta = pageMeta((t) => t('worksheets:board.title'));

/** A sheet for the wall from the figures that an address holds. Nothing is stored. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const shorter = withoutSaving(request.url);
  if (shorter) throw redirect(shorter);
  const { searchParams, pathname } = new URL(request.url);
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  const part = searchParams.get('part') ?? '';
  if (!worksheet || !isForBoard(worksheet, part)) throw notFound();
  const actor = await getActor(request);
  const profile = actor && (await getProfile(actor.id));
  const period = searchParams.get('period') ?? '';
  return {
    back: `${pathname.replace(/\/notice-board$/, '')}?${searchParams.toString()}`,
    facility: profile?.facilityName ?? null,
    period: isPeriod(period) ? sayPeriod(period, language) : null,
    figures: presentBoard(worksheet, part, Object.fromEntries(searchParams), language),
    madeOn: formatDate(new Date(), language),
  };
}

export default function WorksheetBoard() {
  const { back, figures, ...board } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <p className="crumb reading">
        <a href={back}>{t('worksheets:board.back')}</a>
      </p>
      <p className="hint reading">
        {t(figures.length > 0 ? 'worksheets:board.hint' : 'worksheets:board.none')}
      </p>
      <NoticeBoard figures={figures} {...board} />
    </>
  );
}
