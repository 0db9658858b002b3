import { useI18n } from '~/platform/i18n/use-i18n';

export interface PathCardProps {
  path: {
    slug: string;
    title: string;
    summary: string;
    cadres: string[];
    courses: number;
    hours: number;
  };
  /** The rank of its name among the headings of the page. */
  heading: 'h2' | 'h3';
}

/** A learning path in a list: its name, what it leads to, for whom, and what it costs in time. */
export function PathCard({ path, heading: Heading }: PathCardProps) {
  const { language, t } = useI18n();
  const cadres = path.cadres.map((cadre) => t(`accounts:cadre.${cadre}` as 'accounts:cadre.CO'));
  return (
    <article className="card pindo">
      <Heading>
        <a href={`/${language}/paths/${path.slug}`}>{path.title}</a>
      </Heading>
      <p>{path.summary}</p>
      <p className="meta">
        {[t('catalog:courseCount', { count: path.courses }), t('shell:hours', { count: path.hours })].join(
          ' · ',
        )}
      </p>
      <p className="meta">{`${t('catalog:for')}: ${cadres.join(', ')}`}</p>
    </article>
  );
}
