import { useI18n } from '~/platform/i18n/use-i18n';

export interface BesideLinksProps {
  /** Of the period's saved figures. */
  path: string;
  beside: { id: string; when: string }[];
}

/** The ways to figures of a period that gave way to newer ones. */
export function BesideLinks({ path, beside }: BesideLinksProps) {
  const { t } = useI18n();
  return beside.map(({ id, when }) => (
    <p key={id} className="meta">
      <a href={`${path}?beside=${id}`}>{t('runs:beside.link', { when })}</a>
    </p>
  ));
}
