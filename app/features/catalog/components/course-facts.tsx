import type { ReactNode } from 'react';
import { formatKilobytes } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

export interface CourseFactsProps {
  hours: number;
  /** Its credit points and who has accredited them, in the reader's language. */
  cpd: ReactNode;
  /** 0 to 100. */
  passMark: number;
  institute: string;
  cadres: string[];
  /** Compressed bytes of all lessons in this language. */
  bytes: number;
}

/** What a course asks and gives: time, data, certificate, credit points, for whom, from whom. */
export function CourseFacts({ hours, cpd, passMark, institute, cadres, bytes }: CourseFactsProps) {
  const { language, t } = useI18n();
  const facts = [
    [t('catalog:time'), t('shell:hours', { count: hours })],
    [t('catalog:data'), t('catalog:dataAll', { size: formatKilobytes(bytes, language) })],
    [t('catalog:certificate'), t('catalog:certificateRule', { passMark })],
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
