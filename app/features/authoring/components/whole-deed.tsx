import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export interface WholeDeedProps {
  files: {
    path: string;
    name: string;
    becomes: 'removed' | 'broughtBack' | 'changedBack';
    now: 'after' | 'before' | 'changedSince';
  }[];
  writes: boolean;
}

/** The files that changed together, what taking all of it back makes of each, and the button that does. */
export function WholeDeed({ files, writes }: WholeDeedProps) {
  const { t } = useI18n();
  const isUndone = files.every(({ now }) => now === 'before');
  const isWhole = files.every(({ now }) => now === 'after');
  return (
    <section id="deed">
      <h3>{t('drafts:history.deed.title')}</h3>
      <p>{t('drafts:history.deed.lead', { count: files.length })}</p>
      <ul>
        {files.map(({ path, name, becomes, now }) => (
          <li key={path}>
            {name}: {t(`drafts:history.deed.becomes.${becomes}`)}
            {!isUndone && now !== 'after' && <strong> {t('drafts:history.deed.since')}</strong>}
          </li>
        ))}
      </ul>
      {isUndone && <Notice kind="plain">{t('drafts:history.deed.undone')}</Notice>}
      {!isUndone && !isWhole && <Notice kind="plain">{t('drafts:history.deed.blocked')}</Notice>}
      {writes && isWhole && (
        <form method="post">
          <button className="quiet" name="intent" value="undoDeed">
            {t('drafts:history.deed.undo')}
          </button>
        </form>
      )}
    </section>
  );
}
