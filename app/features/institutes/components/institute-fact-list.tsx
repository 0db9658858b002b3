import type { InstituteKind } from '~db/schema/institutes';
import { formatDate, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

export interface InstituteFactListProps {
  id: string;
  kind: InstituteKind;
  nameSw: string;
  nameEn: string;
  /** In ISO form; null while the institute is open. */
  closedAt: string | null;
  members: number;
}

export function InstituteFactList({ id, kind, nameSw, nameEn, closedAt, members }: InstituteFactListProps) {
  const { language, t } = useI18n();
  const closedOn = closedAt && formatDate(new Date(closedAt), language);
  return (
    <FactList
      facts={[
        [t('institutes:id'), id],
        [t('institutes:kindLabel'), t(`institutes:kind.${kind}`)],
        [t('institutes:nameSw'), <span lang="sw">{nameSw}</span>],
        [t('institutes:nameEn'), <span lang="en">{nameEn}</span>],
        [t('institutes:members'), formatNumber(members, language, 0)],
        [
          t('institutes:state'),
          closedOn ? t('institutes:closedOn', { date: closedOn }) : t('institutes:open'),
        ],
      ]}
    />
  );
}
