import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

/** What a page of figures is about; or, of its version for sharing, that it tells of no small group. */
export function ForWhom({ isShared, children }: { isShared: boolean; children: ReactNode }) {
  const { t } = useI18n();
  if (isShared) return <Notice kind="plain">{t('tracking:shared.lead')}</Notice>;
  return (
    <>
      <p className="screen-only">{children}</p>
      <p className="print-only">{t('tracking:shared.print')}</p>
    </>
  );
}

export interface OtherVersionProps {
  isShared: boolean;
  /** Address of the page. */
  home: string;
  /** What it is filtered by, without the question mark. */
  search: string;
}

/** The way from true counts to the version for sharing, and back. */
export function OtherVersion({ isShared, home, search }: OtherVersionProps) {
  const { t } = useI18n();
  const and = search === '' ? '' : `${search}&`;
  return (
    <p>
      {isShared ? (
        <a href={search === '' ? home : `${home}?${search}`}>{t('tracking:shared.back')}</a>
      ) : (
        <a href={`${home}?${and}view=shared`}>{t('tracking:shared.title')}</a>
      )}
    </p>
  );
}
