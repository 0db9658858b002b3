import { formatDate } from '~/platform/i18n/format';
import { faultWords } from '~/platform/i18n/fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';

export interface AppealFormProps {
  institute: string;
  /** What the holder has said already; `at` is an ISO date. */
  sent: { text: string; at: string } | null;
  typed?: string | undefined;
  /** Key of `certificates:errors`. */
  fault?: string | undefined;
}

/** How a holder objects to the revocation of their certificate, and what they have said. */
export function AppealForm({ institute, sent, typed, fault }: AppealFormProps) {
  const { language, t } = useI18n();
  return (
    <section>
      <h2>{t('certificates:appeal.title')}</h2>
      <p>{t('certificates:appeal.lead', { institute })}</p>
      {sent && <p>{t('certificates:appeal.sent', { date: formatDate(new Date(sent.at), language) })}</p>}
      <form method="post" noValidate>
        <TextAreaField
          name="appeal"
          label={t('certificates:appeal.text')}
          hint={t('certificates:appeal.hint')}
          value={typed ?? sent?.text}
          fault={faultWords(t, 'certificates')(fault)}
          rows={6}
        />
        <button className="button">{t('certificates:appeal.send')}</button>
      </form>
    </section>
  );
}
