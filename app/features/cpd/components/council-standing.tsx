import { formatDay, formatNumber } from '~/platform/i18n/format';
import type { LocalizedText } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { ProgressBar } from '~/ui/progress-bar';
import type { CouncilRule } from '../council-rule';
import type { PeriodTotal } from '../cpd-points';

export interface CouncilStandingProps {
  name: LocalizedText;
  rule: CouncilRule;
  /** This period and the earlier ones, the latest first. */
  totals: PeriodTotal[];
  /** Days to the end of this period, today included. */
  daysLeft: number;
}

/** How many points somebody has in a professional council's period, how many are asked for, and how much time is left. */
export function CouncilStanding({ name, rule, totals: [now, ...earlier], daysLeft }: CouncilStandingProps) {
  const { language, t } = useI18n();
  if (!now) return null;
  const number = (value: number) => formatNumber(value, language);
  const countedOf = ({ counted }: PeriodTotal) =>
    rule.requiredPoints === null
      ? t('cpd:standing.countedOnly', { counted: number(counted) })
      : t('cpd:standing.counted', { counted: number(counted), required: number(rule.requiredPoints) });
  const spanOf = ({ from, until }: PeriodTotal) =>
    t('cpd:standing.period', { from: formatDay(from, language), until: formatDay(until, language) });
  const notes = [
    now.counted < now.earned &&
      rule.categoryOnePercent !== null &&
      t('cpd:standing.capped', { earned: number(now.earned), percent: rule.categoryOnePercent }),
    rule.associationPercent !== null && t('cpd:standing.association', { percent: rule.associationPercent }),
    rule.requiredPoints === null && t('cpd:standing.unknown'),
    rule.requiredPoints !== null && !rule.isConfirmed && t('cpd:standing.setting'),
    t('cpd:standing.elsewhere'),
  ].filter((note) => note !== false);
  return (
    <section>
      <h3>{name[language]}</h3>
      <p>
        <strong>{countedOf(now)}</strong>
      </p>
      {rule.requiredPoints !== null && (
        <ProgressBar
          share={Math.min(1, now.counted / rule.requiredPoints)}
          label={t('cpd:standing.bar', {
            counted: number(now.counted),
            required: number(rule.requiredPoints),
          })}
        />
      )}
      <p>
        {spanOf(now)} ({t('cpd:standing.left', { count: daysLeft })})
      </p>
      {earlier.length > 0 && (
        <ul>
          {earlier.map((total) => (
            <li key={total.from}>
              {spanOf(total)}: {countedOf(total)}
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p className="hint" key={note}>
          {note}
        </p>
      ))}
    </section>
  );
}
