import { useI18n } from '~/platform/i18n/use-i18n';

export interface PeopleMenuProps {
  mayAdd: boolean;
  isAdministrator: boolean;
  /** The path of the page that is shown. */
  here: string;
}

/** The ways between the pages about people. */
export function PeopleMenu({ mayAdd, isAdministrator, here }: PeopleMenuProps) {
  const { language, t } = useI18n();
  const home = `/${language}/people`;
  const pages = [
    [home, t('people:menu.list')],
    ...(mayAdd
      ? [
          [`${home}/new`, t('people:list.add')] as const,
          [`${home}/import`, t('people:menu.import')] as const,
          [`${home}/roles`, t('people:menu.roles')] as const,
          [`${home}/duplicates`, t('people:menu.duplicates')] as const,
        ]
      : []),
    ...(isAdministrator ? [[`/${language}/admin`, t('people:menu.admin')] as const] : []),
  ] as const;
  return (
    <nav className="office" aria-label={t('people:menu.title')}>
      {pages.map(([path, name]) => (
        <a key={path} href={path} aria-current={path === here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
