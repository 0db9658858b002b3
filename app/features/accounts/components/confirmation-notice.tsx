import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export interface ConfirmationNoticeProps {
  /** Confirmed as the account stands; confirmed once and changed since; never confirmed. */
  state: 'confirmed' | 'changed' | 'selfDeclared';
  /** As an ISO date; null where nobody ever has. */
  confirmedAt: string | null;
  /** Whose role it was; null where that is not known any more. */
  byRole: string | null;
}

/** Tells people whether somebody who answers for them has confirmed name, cadre and facility. */
export function ConfirmationNotice({ state, confirmedAt, byRole }: ConfirmationNoticeProps) {
  const { language, t } = useI18n();
  if (state === 'changed') return <Notice kind="plain">{t('profile:changedSince')}</Notice>;
  if (state === 'selfDeclared' || confirmedAt === null)
    return <Notice kind="plain">{t('profile:selfDeclared')}</Notice>;
  const date = formatDate(new Date(confirmedAt), language);
  return (
    <Notice kind="good">
      {byRole
        ? t('profile:confirmedBy', { date, role: t(`profile:role.${byRole}` as 'profile:role.coordinator') })
        : t('profile:confirmed', { date })}
    </Notice>
  );
}
