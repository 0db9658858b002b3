import type { Approval } from '~/features/cpd/index';
import { CreditPoints } from '~/features/cpd/components/credit-points';
import { formatDate, formatScore } from '~/platform/i18n/format';
import type { LocalizedText } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList, type FactListProps } from '~/ui/fact-list';
import type { Standing } from '../validity';

/** A certificate as a page gets it, dates as ISO text. */
export interface ShownCertificate {
  kind: 'course' | 'path';
  number: string;
  holderName: string;
  /** Whether a pseudonym stands in place of the name, as the holder wished. */
  isNameRemoved: boolean;
  inks: string;
  course: LocalizedText;
  hours: number;
  creditPoints: number;
  institute: LocalizedText;
  score: number;
  issuedAt: string;
  /** null where it has no end. */
  validUntil: string | null;
  isDemo: boolean;
  standing: Standing;
  revoked: { at: string; reason: string } | null;
  /** `by`: the number of the one that took its place. */
  replaced: { at: string; by: string; cause: 'renewed' | 'corrected' | 'merged' } | null;
}

/** The certificate itself: for whom, what, by which institute and when. */
export function CertificateFacts({
  certificate,
  approvals,
}: {
  certificate: ShownCertificate;
  approvals: Approval[];
}) {
  const { language, t } = useI18n();
  const { kind, validUntil, creditPoints } = certificate;
  const day = (date: string) => formatDate(new Date(date), language);
  const isPath = kind === 'path';
  const facts: FactListProps['facts'] = [
    [t('certificates:by'), certificate.institute[language]],
    [t('certificates:on'), day(certificate.issuedAt)],
    ...(validUntil === null ? [] : ([[t('certificates:validUntil'), day(validUntil)]] as const)),
    [
      t(isPath ? 'certificates:scoreOfPath' : 'certificates:score'),
      t('shell:percent', { value: formatScore(certificate.score, language) }),
    ],
    [
      t(isPath ? 'certificates:hoursOfPath' : 'certificates:hours'),
      t('shell:hours', { count: certificate.hours }),
    ],
    ...(creditPoints === 0
      ? []
      : ([
          [
            t('certificates:points'),
            <CreditPoints key="points" claimed={creditPoints} approvals={approvals} />,
          ],
        ] as const)),
    [t('certificates:number'), certificate.number],
  ];
  return (
    <section className={`certificate pindo ${certificate.inks}`}>
      {certificate.isDemo && <p className="stamp">{t('certificates:demo')}</p>}
      <p className="kind">{t('certificates:of')}</p>
      <p>{t('certificates:awardedTo')}</p>
      <p className="holder">{certificate.holderName}</p>
      {certificate.isNameRemoved && <p className="meta">{t('certificates:nameRemoved')}</p>}
      <p>{t(isPath ? 'certificates:forPath' : 'certificates:for')}</p>
      <p className="course-name">{certificate.course[language]}</p>
      <FactList facts={facts} />
      {certificate.isDemo && <p className="meta">{t('certificates:demoText')}</p>}
    </section>
  );
}
