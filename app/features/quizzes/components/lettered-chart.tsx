import { Chart } from '~/mdx/components/chart';
import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownChart } from '../ask-item';

/** A chart that a question asks about, drawn when it was published, with its figures beneath. */
export function LetteredChart({ chart: { svg, series, unit, points } }: { chart: ShownChart }) {
  const { language, t } = useI18n();
  return (
    <Chart title={series} svg={svg} tableLabel={t('mdx:figures')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('quizzes:point')}</th>
            <th scope="col" className="end">
              {unit ?? series}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ key, letter, label, value }) => (
            <tr key={key}>
              <td>
                {letter}. {label}
              </td>
              <td className="end">{value === null ? '–' : formatNumber(value, language, 4)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Chart>
  );
}
