import { languages } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { LanguagesState } from '../count-open-blocks';

/** How the two languages of a lesson stand; leads to both texts block beside block. */
export function LanguagesStateView({ state, address }: { state: LanguagesState; address: string }) {
  const { t } = useI18n();
  if (!state) return <small className="aside">{t('drafts:compare.faulty')}</small>;
  const { missing, stale, toCompare } = state;
  const said = [
    ...languages.flatMap((language) => [
      ...(missing[language] > 0
        ? [t(`drafts:compare.missing.${language}`, { count: missing[language] })]
        : []),
      ...(stale[language] > 0 ? [t(`drafts:compare.stale.${language}`, { count: stale[language] })] : []),
    ]),
    ...(toCompare > 0 ? [t('drafts:compare.toCompare', { count: toCompare })] : []),
  ];
  return (
    <small className="aside">
      {said.length === 0 ? t('drafts:compare.agree') : <a href={address}>{said.join(' · ')}</a>}
    </small>
  );
}
