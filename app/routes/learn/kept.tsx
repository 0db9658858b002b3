import type { LoaderFunctionArgs } from '@remix-run/node';
import { KeptList } from '~/features/offline/components/kept-list';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta((t) => t('offline:kept.title'));

/** What is kept is on the phone: the server has nothing to tell. */
export function loader({ params }: LoaderFunctionArgs) {
  return { language: pageLanguage(params) };
}

export default function Kept() {
  const { t } = useI18n();
  return (
    <>
      <h1>{t('offline:kept.title')}</h1>
      <p>{t('offline:kept.lead')}</p>
      <KeptList />
    </>
  );
}
