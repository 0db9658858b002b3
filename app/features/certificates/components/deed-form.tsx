import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface DeedFormProps {
  deed: 'revoke' | 'restore' | 'correct';
  /** What was typed into this form, and keys of `certificates:errors` by its fields. */
  typed: Partial<Record<string, string>>;
  faults: Partial<Record<string, string>>;
}

/** Asks for the reason of what is done to a certificate, and for the right name where that is corrected. */
export function DeedForm({ deed, typed, faults }: DeedFormProps) {
  const { t } = useI18n();
  const wordsOf = useFaultWords('certificates', faults);
  return (
    <section>
      <h2>{t(`certificates:manage.${deed}.title`)}</h2>
      <p>{t(`certificates:manage.${deed}.lead`)}</p>
      <form method="post" noValidate>
        {deed === 'correct' && (
          <TextField
            name="name"
            autoComplete="off"
            label={t('certificates:manage.name')}
            value={typed.name}
            fault={wordsOf('name')}
            required
          />
        )}
        <TextField
          name="reason"
          id={`${deed}-reason`}
          autoComplete="off"
          label={t('certificates:manage.reason')}
          hint={t(`certificates:manage.${deed}.reasonHint`)}
          value={typed.reason}
          fault={wordsOf('reason')}
          required
        />
        <button className="button" name="intent" value={deed}>
          {t(`certificates:manage.${deed}.button`)}
        </button>
      </form>
    </section>
  );
}
