import { useI18n } from '~/platform/i18n/use-i18n';

export interface ErasureEffectsProps {
  /** What the person's certificates say in place of the name. */
  pseudonym: string;
  auditYears: number;
}

/** What goes when an account is erased, and what stays without a name. */
export function ErasureEffects({ pseudonym, auditYears }: ErasureEffectsProps) {
  const { t } = useI18n();
  return (
    <>
      <h2>{t('privacy:erase.goes')}</h2>
      <ul>
        {(['goesIdentity', 'goesAccess', 'goesMessages', 'goesCertificates'] as const).map((what) => (
          <li key={what}>{t(`privacy:erase.${what}`)}</li>
        ))}
      </ul>
      <h2>{t('privacy:erase.stays')}</h2>
      <ul>
        <li>{t('privacy:erase.staysCertificates', { pseudonym })}</li>
        <li>{t('privacy:erase.staysLearning')}</li>
        <li>{t('privacy:erase.staysAudit', { count: auditYears })}</li>
        <li>{t('privacy:erase.staysBackups')}</li>
      </ul>
    </>
  );
}
