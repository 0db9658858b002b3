import { useI18n } from '~/platform/i18n/use-i18n';

interface TrackingMenuProps {
  here:
    | 'overview'
    | 'learners'
    | 'facilities'
    | 'certificates'
    | 'headcounts'
    | 'record'
    | 'atRisk'
    | 'reporting'
    | 'trainings'
    | 'cohorts';
  /** The filters, which stay from page to page. */
  search: string;
}

/** The ways between the pages about training. */
export function TrackingMenu({ here, search }: TrackingMenuProps) {
  const { language, t } = useI18n();
  const home = `/${language}/tracking`;
  const pages = [
    ['overview', home],
    ['learners', `${home}/learners`],
    ['facilities', `${home}/facilities`],
    ['certificates', `${home}/certificates`],
    ['atRisk', `${home}/at-risk`],
    ['reporting', `${home}/reporting`],
    ['trainings', `${home}/trainings`],
  ] as const;
  return (
    <nav className="office" aria-label={t('tracking:menu')}>
      {pages.map(([page, path]) => (
        <a
          key={page}
          href={search === '' ? path : `${path}?${search}`}
          aria-current={page === here ? 'page' : undefined}
        >
          {t(`tracking:pages.${page}`)}
        </a>
      ))}
      <a href={`${home}/headcounts`} aria-current={here === 'headcounts' ? 'page' : undefined}>
        {t('tracking:pages.headcounts')}
      </a>
      <a href={`${home}/cohorts`} aria-current={here === 'cohorts' ? 'page' : undefined}>
        {t('cohorts:title')}
      </a>
      <a href={`/${language}/people`}>{t('people:title')}</a>
    </nav>
  );
}
