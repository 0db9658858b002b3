import { formatDay, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { Approval } from '../approval';

export interface CreditPointsProps {
  /** What the course itself claims. */
  claimed: number;
  /** Those that hold for the course or the certificate. */
  approvals: Pick<Approval, 'council' | 'number' | 'points' | 'until'>[];
  /** Whether it is said until when an approval holds. */
  showsUntil?: boolean;
}

/** The credit points of a course or certificate: which council has accredited how many, under which number; else that this is pending. */
export function CreditPoints({ claimed, approvals, showsUntil = false }: CreditPointsProps) {
  const { language, t } = useI18n();
  if (approvals.length === 0 && claimed === 0) return t('cpd:none');
  if (approvals.length === 0)
    return t('cpd:pending', { count: claimed, points: formatNumber(claimed, language) });
  return approvals.map(({ council, number, points, until }) => (
    <div key={`${council} ${number}`}>
      {t(showsUntil ? 'cpd:approvedUntil' : 'cpd:approved', {
        count: points,
        points: formatNumber(points, language),
        council,
        number,
        date: formatDay(until, language),
      })}
    </div>
  ));
}
