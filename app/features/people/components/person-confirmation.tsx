import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownPerson } from '../present-person';

/** Whether name, cadre and facility are confirmed, and the button that does it or takes it back. */
export function PersonConfirmation({ person }: { person: ShownPerson }) {
  const { language, t } = useI18n();
  const { confirmation, confirmedAt, mayConfirm, version } = person;
  const date = confirmedAt === null ? '' : formatDate(new Date(confirmedAt), language);
  return (
    <section>
      <h2>{t('people:person.confirmation')}</h2>
      <p className={confirmation === 'confirmed' ? 'done-mark' : undefined}>
        {t(`people:person.${confirmation}`, { date })}
      </p>
      {!mayConfirm && confirmation !== 'confirmed' && <p className="meta">{t('people:person.notYours')}</p>}
      {mayConfirm && (
        <form method="post">
          {confirmation === 'confirmed' ? (
            <button className="quiet" name="intent" value="takeBack">
              {t('people:person.takeBack')}
            </button>
          ) : (
            <>
              <p className="meta">{t('people:person.confirmHint')}</p>
              <input type="hidden" name="version" value={version} />
              <button className="button" name="intent" value="confirm">
                {t('people:person.confirm')}
              </button>
            </>
          )}
        </form>
      )}
    </section>
  );
}
