import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface ShownSignOff {
  id: string;
  name: string;
  course: string;
  note: string;
  /** An ISO date. */
  givenAt: string;
}

/** The sign-offs that stand, each with a button that takes it back. */
export function SignOffTable({ signOffs }: { signOffs: ShownSignOff[] }) {
  const { language, t } = useI18n();
  return (
    <DataTable
      caption={t('progress:signOffs.given')}
      keyOf={({ id }) => id}
      rows={signOffs}
      columns={[
        { label: t('progress:signOffs.learner'), cell: ({ name }) => name },
        { label: t('progress:signOffs.course'), cell: ({ course }) => course },
        {
          label: t('progress:signOffs.since'),
          cell: ({ givenAt }) => formatDate(new Date(givenAt), language),
        },
        { label: t('progress:signOffs.noteOf'), cell: ({ note }) => note || null },
        {
          label: t('progress:signOffs.deed'),
          cell: ({ id, name }) => (
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <button
                className="quiet"
                name="intent"
                value="takeBack"
                aria-label={t('progress:signOffs.takeBackOf', { name })}
              >
                {t('progress:signOffs.takeBack')}
              </button>
            </form>
          ),
        },
      ]}
    />
  );
}
