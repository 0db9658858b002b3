import { formatDay, formatNumber } from '~/platform/i18n/format';
import type { LocalizedText } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { Notice } from '~/ui/notice';

export interface ShownApproval {
  id: string;
  council: string;
  number: string;
  category: 1 | 2 | null;
  from: string;
  until: string;
  state: 'holds' | 'later' | 'over' | 'mistaken';
  courses: { title: LocalizedText; points: number }[];
}

/** The approvals that administrators have recorded, each with the way to end it. */
export function ApprovalTable({ approvals }: { approvals: ShownApproval[] }) {
  const { language, t } = useI18n();
  if (approvals.length === 0) return <Notice kind="plain">{t('cpd:approvals.empty')}</Notice>;
  return (
    <DataTable
      caption={t('cpd:approvals.title')}
      columns={[
        {
          label: t('cpd:approvals.number'),
          cell: (approval) => (
            <>
              {approval.number}
              {(approval.state === 'holds' || approval.state === 'later') && <EndForm {...approval} />}
            </>
          ),
        },
        {
          label: t('cpd:approvals.council'),
          cell: ({ council, category }) =>
            category === null ? council : `${council}, ${t('cpd:approvals.category', { category })}`,
        },
        {
          label: t('cpd:approvals.courses'),
          cell: ({ courses }) =>
            courses.map(({ title, points }) => (
              <div key={title[language]}>
                {t('cpd:approvals.course', {
                  course: title[language],
                  points: formatNumber(points, language),
                })}
              </div>
            )),
        },
        {
          label: t('cpd:approvals.days'),
          cell: ({ from, until, state }) => (
            <>
              {state !== 'mistaken' &&
                t('cpd:approvals.span', {
                  from: formatDay(from, language),
                  until: formatDay(until, language),
                })}
              <small className="aside">{t(`cpd:approvals.${state}`)}</small>
            </>
          ),
        },
      ]}
      rows={approvals}
      keyOf={({ id }) => id}
    />
  );
}

function EndForm({ id }: ShownApproval) {
  const { t } = useI18n();
  return (
    <details>
      <summary>{t('cpd:approvals.end')}</summary>
      <form method="post">
        <input type="hidden" name="approval" value={id} />
        <p className="hint">{t('cpd:approvals.endHint')}</p>
        <button className="quiet" name="intent" value="over">
          {t('cpd:approvals.endNow')}
        </button>
        <button className="quiet" name="intent" value="mistaken">
          {t('cpd:approvals.mistake')}
        </button>
      </form>
    </details>
  );
}
