import type { ReactNode } from 'react';
import { type DataTariff, weightInWords } from '~/platform/i18n/data-weight';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataWeight } from '~/ui/data-weight';
import { FactList } from '~/ui/fact-list';

export interface CourseFactsProps {
  hours: number;
  /** Its credit points and who has accredited them, in the reader's language. */
  cpd: ReactNode;
  /** Of the final, 0 to 100; null where the course has a rule of its own for its certificate. */
  passMark: number | null;
  institute: string;
  /** How long its certificate holds; null where it has no end. */
  validMonths: number | null;
  cadres: string[];
  /** Compressed bytes of all lessons in this language. */
  bytes: number;
  tariff: DataTariff;
}

/** What a course asks and gives: time, data, certificate, credit points, for whom, from whom. */
export function CourseFacts(props: CourseFactsProps) {
  const { hours, cpd, passMark, institute, cadres, bytes, tariff, validMonths } = props;
  const { language, t } = useI18n();
  const facts = [
    [t('catalog:time'), t('shell:hours', { count: hours })],
    [
      t('catalog:data'),
      <>
        {t('catalog:dataAll')} <DataWeight {...weightInWords(bytes, language, tariff)} />
      </>,
    ],
    ...(passMark === null && validMonths === null
      ? []
      : [
          [
            t('catalog:certificate'),
            [
              ...(passMark === null ? [] : [t('catalog:certificateRule', { passMark })]),
              ...(validMonths === null ? [] : [t('catalog:certificateMonths', { count: validMonths })]),
            ].join(' '),
          ] as const,
        ]),
    ['CPD', cpd],
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
