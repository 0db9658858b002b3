import { useI18n } from '~/platform/i18n/use-i18n';
import { Pager } from '~/ui/pager';
import { TableFiles } from './table-files';

export interface ListEndProps {
  /** Address of the list. */
  home: string;
  /** What the whole list is filtered by, without the question mark. */
  listSearch: string;
  /** The same with the place at which the next part begins; null at the end. */
  nextSearch: string | null;
  isFirst: boolean;
}

/** What stands under a list: the ways to its other parts, and the whole of it as a file. */
export function ListEnd({ home, listSearch, nextSearch, isFirst }: ListEndProps) {
  const { t } = useI18n();
  return (
    <>
      <Pager
        label={t('tracking:list.pages')}
        first={isFirst ? undefined : { href: `${home}?${listSearch}`, label: t('tracking:list.first') }}
        next={
          nextSearch === null ? undefined : { href: `${home}?${nextSearch}`, label: t('tracking:list.next') }
        }
      />
      <p>
        <TableFiles address={home} search={listSearch} />
      </p>
    </>
  );
}
