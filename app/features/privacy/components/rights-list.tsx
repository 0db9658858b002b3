import { useI18n } from '~/platform/i18n/use-i18n';

/** What the law lets a person ask for, with the page where they do it by themselves. */
export function RightsList() {
  const { language, t } = useI18n();
  const mine = `/${language}/me/privacy`;
  const rights = [
    ['rightSee', `${mine}/data`],
    ['rightCorrect', `/${language}/me/profile`],
    ['rightStop', `${mine}#messages`],
    ['rightErase', `${mine}/delete`],
  ] as const;
  return (
    <ul>
      {rights.map(([right, path]) => (
        <li key={right}>
          <a href={path}>{t(`privacy:notice.${right}`)}</a>
        </li>
      ))}
      <li>{t('privacy:notice.rightComplain')}</li>
    </ul>
  );
}
