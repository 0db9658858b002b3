import { useI18n } from '~/platform/i18n/use-i18n';

export interface PeopleForbiddenProps {
  /** Somebody who answers for nobody has come to these pages, or somebody who does wants what their roles don't allow. */
  what: 'pages' | 'deed';
}

/** Why somebody may not go on among the pages about people, and where to go instead. */
export function PeopleForbidden({ what }: PeopleForbiddenProps) {
  const { language, t } = useI18n();
  const title = t(`people:forbidden.${what}.title`);
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{t(`people:forbidden.${what}.text`)}</p>
      <p>
        <a className="button" href={what === 'pages' ? `/${language}/me` : `/${language}/people`}>
          {t(`people:forbidden.${what}.go`)}
        </a>
      </p>
    </>
  );
}
