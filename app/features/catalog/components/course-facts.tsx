import { formatKilobytes } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

export interface CourseFactsProps {
  hours: number;
  creditPoints: number;
  /** Of the final, 0 to 100; null where the course has a rule of its own for its certificate. */
  passMark: number | null;
  institute: string;
  cadres: string[];
  /** Compressed bytes of all lessons in this language. */
  bytes: number;
}

/** What a course asks and gives: time, data, certificate, credit points, for whom, from whom. */
export function CourseFacts({ hours, creditPoints, passMark, institute, cadres, bytes }: CourseFactsProps) {
  const { language, t } = useI18n();
  const facts = [
    [t('catalog:time'), t('shell:hours', { count: hours })],
    [t('catalog:data'), t('catalog:dataAll', { size: formatKilobytes(bytes, language) })],
    ...(passMark === null
      ? []
      : [[t('catalog:certificate'), t('catalog:certificateRule', { passMark })] as const]),
    ['CPD', t('catalog:creditPoints', { count: creditPoints })],
    [t('catalog:for'), cadres.map((cadre) => t(`accounts:cadre.${cadre}` as 'accounts:cadre.CO')).join(', ')],
    [t('catalog:institute'), institute],
  ] as const;
  return (
    <section>
      <h2>{t('catalog:about')}</h2>
      <FactList facts={facts} />
    </section>
  );
}
