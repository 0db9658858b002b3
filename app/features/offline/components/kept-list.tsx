import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import { Outbox } from './outbox';
import keptList from '../client/kept-list.enhancement?script';

/** Where the script writes a value, in the words around it. */
const placeholder = '{value}';

/** What the phone has kept, with its size and a button that deletes it. Without a script the page says what would be here. */
export function KeptList() {
  const { t } = useI18n();
  const kilobytes = t('shell:kilobytes', { size: placeholder });
  const facts = [
    [t('offline:kept.install'), <span key="install" data-install="" />],
    [t('offline:kept.month'), <span key="month" data-month="" />],
  ] as const;
  return (
    <>
      <p data-without-script="">{t('offline:kept.without')}</p>
      <section
        data-kept-list={kilobytes}
        data-delete={t('offline:kept.delete')}
        data-pictures={t('offline:kept.pictures')}
        hidden
      >
        <FactList facts={facts} />
        <p className="meta">{t('offline:kept.monthHint')}</p>
        <p data-persisted="" hidden>
          {t('offline:kept.persisted')}
        </p>
        <div data-not-persisted="" hidden>
          <p>{t('offline:kept.notPersisted')}</p>
          <button type="button" className="quiet" data-persist="">
            {t('offline:kept.persist')}
          </button>
        </div>
        <Outbox />
        {(['packs', 'lessons', 'pages'] as const).map((kind) => (
          <div key={kind}>
            <h2>{t(`offline:kept.${kind}`)}</h2>
            <ul className="kept" data-kind={kind} />
            <p data-nothing={kind}>{t('offline:kept.nothing')}</p>
          </div>
        ))}
        <p>
          <button type="button" className="quiet" data-delete-all="">
            {t('offline:kept.deleteAll')}
          </button>
        </p>
        <p className="meta">{t('offline:outbox.staysHint')}</p>
      </section>
      <script defer src={keptList} />
    </>
  );
}
