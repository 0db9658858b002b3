import { formatDay } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface TrainingsListProps {
  /** Each by its topic or course. */
  trainings: readonly {
    id: string;
    title: string;
    startsOn: string;
    endsOn: string;
    place: string | null;
    council: string | null;
  }[];
}

/** The trainings that a person attended face to face. */
export function TrainingsList({ trainings }: TrainingsListProps) {
  const { language, t } = useI18n();
  return (
    <>
      <h2>{t('cohorts:attended.title')}</h2>
      <p className="hint">{t('cohorts:attended.apart')}</p>
      <ul>
        {trainings.map(({ id, title, startsOn, endsOn, place, council }) => (
          <li key={id}>
            {[
              title,
              startsOn === endsOn
                ? formatDay(startsOn, language)
                : `${formatDay(startsOn, language)} – ${formatDay(endsOn, language)}`,
              place,
              council,
            ]
              .filter(Boolean)
              .join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}
