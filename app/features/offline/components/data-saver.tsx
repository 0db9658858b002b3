import { useI18n } from '~/platform/i18n/use-i18n';

/** As `~/platform/http/saves-data.server` takes them. */
const choices = ['on', 'off', 'auto'] as const;

export interface DataSaverProps {
  chosen: (typeof choices)[number];
  /** Whether pictures wait until they are asked for, by choice or because of the phone or the network. */
  isSaving: boolean;
}

/** Says whether data are saved, and lets the visitor choose. */
export function DataSaver({ chosen, isSaving }: DataSaverProps) {
  const { t } = useI18n();
  const now =
    chosen === 'auto'
      ? t(isSaving ? 'offline:dataSaver.auto.saving' : 'offline:dataSaver.auto.notSaving')
      : t(`offline:dataSaver.chosen.${chosen}`);
  return (
    <section data-layer="personal" id="data-saver">
      <h2>{t('offline:dataSaver.title')}</h2>
      <p>{now}</p>
      <form method="post" className="deeds">
        {choices
          .filter((choice) => choice !== chosen)
          .map((choice) => (
            <button key={choice} className="quiet" name="dataSaver" value={choice}>
              {t(`offline:dataSaver.choose.${choice}`)}
            </button>
          ))}
      </form>
    </section>
  );
}
