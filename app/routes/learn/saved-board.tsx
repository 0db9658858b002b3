import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { listRuns, presentBoards } from '~/features/runs/index.server';
import { NoticeBoard } from '~/features/worksheets/components/notice-board';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatDate } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta((t) => t('worksheets:board.title'));

export const headers = personalPageHeaders;

/** A sheet for the wall from the saved figures of one period and place; the latest, unless another is asked for. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const boards = presentBoards(await listRuns(actor.id), language);
  const asked = new URL(request.url).searchParams.get('of');
  const board = boards.find(({ of }) => of === asked) ?? boards[0];
  return {
    others: boards
      .filter((one) => one !== board)
      .map(({ of, period, facility }) => ({ of, period, facility })),
    board: board ?? null,
    madeOn: formatDate(new Date(), language),
  };
}

export default function SavedBoard() {
  const { others, board, madeOn } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb reading">
        <a href={`/${language}/me/worksheets`}>{t('runs:title')}</a>
      </p>
      <p className="hint reading">{t(board ? 'worksheets:board.hint' : 'worksheets:board.noneSaved')}</p>
      {others.length > 0 && (
        <nav className="parts reading" aria-label={t('worksheets:board.others')}>
          {others.map(({ of, period, facility }) => (
            <a key={of} href={`?of=${encodeURIComponent(of)}`}>
              {[period, facility].filter(Boolean).join(' · ')}
            </a>
          ))}
        </nav>
      )}
      {board && (
        <NoticeBoard
          facility={board.facility}
          period={board.period}
          figures={board.figures}
          madeOn={madeOn}
        />
      )}
    </>
  );
}
