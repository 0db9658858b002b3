import { useI18n } from '~/platform/i18n/use-i18n';

type Audience = 'facility' | 'council';

export interface ShareFormsProps {
  /** Says what would be seen. */
  what: string;
  shares: { audience: Audience; name: string; since: string }[];
  offered: { audience: Audience; name: string; people: number }[];
}

/** Who sees something now, and who would if it were shared: said before it is done, and taken back by one button. */
export function ShareForms({ what, shares, offered }: ShareFormsProps) {
  const { t } = useI18n();
  const open = offered.filter(({ audience }) => !shares.some((share) => share.audience === audience));
  return (
    <section>
      <h2>{t('people:share.title')}</h2>
      {shares.length === 0 && <p>{t('people:share.nobody')}</p>}
      {shares.map(({ audience, name, since }) => (
        <form key={audience} method="post" className="card">
          <p>
            <strong>{t(`people:share.with.${audience}`, { name })}</strong>
            <br />
            {t('people:share.since', { when: since })} {what}
          </p>
          <input type="hidden" name="audience" value={audience} />
          <button className="quiet" name="intent" value="endShare">
            {t('people:share.end')}
          </button>
        </form>
      ))}
      {open.map(({ audience, name, people }) => (
        <form key={audience} method="post" className="card">
          <p>
            {t(`people:share.reach.${audience}`, { name, count: people })} {what}
          </p>
          <input type="hidden" name="audience" value={audience} />
          <button className="quiet" name="intent" value="share">
            {t(`people:share.send.${audience}`, { name })}
          </button>
        </form>
      ))}
    </section>
  );
}
