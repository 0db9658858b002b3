import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

/** How long things are kept, as administrators have set it. */
export interface Keeping {
  messagesDays: number;
  auditYears: number;
}

/** What is kept of a person: on which legal basis, and until when. */
const kept = [
  ['name', 'consent', 'account'],
  ['phone', 'consent', 'account'],
  ['password', 'security', 'account'],
  ['work', 'consent', 'account'],
  ['optional', 'consent', 'account'],
  ['learning', 'consent', 'learning'],
  ['worksheets', 'consent', 'account'],
  ['meetings', 'consent', 'account'],
  ['reminders', 'consent', 'account'],
  ['cohorts', 'consent', 'account'],
  ['feedback', 'consent', 'account'],
  ['certificates', 'interest', 'certificate'],
  ['sessions', 'security', 'session'],
  ['messages', 'consent', 'messages'],
  ['audit', 'law', 'audit'],
] as const;

/** What Tumia keeps, why, on which legal basis and how long. */
export function KeptData({ keeping }: { keeping: Keeping }) {
  const { t } = useI18n();
  const counts: Partial<Record<string, number>> = {
    messages: keeping.messagesDays,
    audit: keeping.auditYears,
  };
  const facts = kept.map(([what, basis, until]) => {
    const about = t('privacy:kept.about', {
      basis: t(`privacy:basis.${basis}`),
      until: t(`privacy:until.${until}`, { count: counts[until] ?? 0 }),
    });
    return [
      t(`privacy:kept.${what}.what`),
      <>
        {t(`privacy:kept.${what}.why`)}
        <p className="hint">{about}</p>
      </>,
    ] as const;
  });
  return <FactList facts={facts} />;
}
