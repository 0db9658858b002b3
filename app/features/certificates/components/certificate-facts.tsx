import type { Approval } from '~/features/cpd/index';
import { CreditPoints } from '~/features/cpd/components/credit-points';
import { formatDate, formatScore } from '~/platform/i18n/format';
import type { LocalizedText } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

/** A certificate as a page gets it, dates as ISO text. */
export interface ShownCertificate {
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
  isDemo: boolean;
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
  const facts = [
    [t('certificates:by'), certificate.institute[language]],
    [t('certificates:on'), formatDate(new Date(certificate.issuedAt), language)],
    [t('certificates:score'), t('shell:percent', { value: formatScore(certificate.score, language) })],
    [t('certificates:hours'), t('shell:hours', { count: certificate.hours })],
    [
      t('certificates:points'),
      <CreditPoints key="points" claimed={certificate.creditPoints} approvals={approvals} />,
    ],
    [t('certificates:number'), certificate.number],
  ] as const;
  return (
    <section className={`certificate pindo ${certificate.inks}`}>
      {certificate.isDemo && <p className="stamp">{t('certificates:demo')}</p>}
      <p className="kind">{t('certificates:of')}</p>
      <p>{t('certificates:awardedTo')}</p>
      <p className="holder">{certificate.holderName}</p>
      {certificate.isNameRemoved && <p className="meta">{t('certificates:nameRemoved')}</p>}
      <p>{t('certificates:for')}</p>
      <p className="course-name">{certificate.course[language]}</p>
      <FactList facts={facts} />
      {certificate.isDemo && <p className="meta">{t('certificates:demoText')}</p>}
    </section>
  );
}
