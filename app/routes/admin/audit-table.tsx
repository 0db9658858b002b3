import { formatDateTime } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { AuditEntry } from '~/platform/search-audit.server';
import { DataTable } from '~/ui/data-table';
import { detailInWords } from './audit-detail';

/** A person of an entry; the name is null where the account is gone. */
interface NamedPerson {
  id: string;
  name: string | null;
}

export interface ShownAuditEntry extends Pick<
  AuditEntry,
  'id' | 'action' | 'objectId' | 'detail' | 'address'
> {
  /** In ISO form. */
  at: string;
  actor: NamedPerson | null;
  person: NamedPerson | null;
}

export interface AuditTableProps {
  entries: ShownAuditEntry[];
  /** Names of regions and councils by id. */
  places: Partial<Record<string, string>>;
}

/** Entries of the audit trail in words. */
export function AuditTable({ entries, places }: AuditTableProps) {
  const { language, t } = useI18n();
  return (
    <DataTable
      caption={t('admin:audit.caption')}
      rows={entries}
      keyOf={({ id }) => id}
      columns={[
        { label: t('admin:audit.what'), cell: (entry) => <What entry={entry} places={places} /> },
        { label: t('admin:audit.when'), cell: ({ at }) => formatDateTime(new Date(at), language) },
        {
          label: t('admin:audit.who'),
          cell: ({ actor }) => (actor ? <Person {...actor} /> : t('admin:audit.system')),
        },
        { label: t('admin:audit.whom'), cell: ({ person }) => person && <Person {...person} /> },
        { label: t('admin:audit.object'), cell: ({ objectId }) => objectId },
        { label: t('admin:audit.address'), cell: ({ address }) => address },
      ]}
    />
  );
}

function What({ entry, places }: { entry: ShownAuditEntry; places: AuditTableProps['places'] }) {
  const { t } = useI18n();
  const details = detailInWords(entry, places, t);
  return (
    <>
      {t(`admin:actions.${entry.action}`)}
      {details.length > 0 && <small className="aside">{details.join(' · ')}</small>}
    </>
  );
}

function Person({ id, name }: NamedPerson) {
  const { language, t } = useI18n();
  return name ? (
    <a href={`/${language}/people/${id}`}>{name}</a>
  ) : (
    t('admin:audit.gone', { id: id.slice(-12) })
  );
}
