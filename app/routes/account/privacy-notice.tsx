import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { KeptData } from '~/features/privacy/components/kept-data';
import { RightsList } from '~/features/privacy/components/rights-list';
import { getPrivacyNotice } from '~/features/privacy/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta((t) => t('privacy:notice.title'));

export async function loader({ params }: LoaderFunctionArgs) {
  pageLanguage(params);
  return getPrivacyNotice();
}

/** The text that people agree to when they open an account. */
export default function PrivacyNotice() {
  const { version, keeping, contact } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('privacy:notice.title')}</h1>
      <p>{t('privacy:notice.lead')}</p>
      <p className="meta">{t('privacy:notice.version', { version })}</p>
      <h2>{t('privacy:kept.title')}</h2>
      <KeptData keeping={keeping} />
      <h2>{t('privacy:notice.who')}</h2>
      <ul>
        {(['whoYou', 'whoWork', 'whoAdmins', 'whoPublic'] as const).map((who) => (
          <li key={who}>{t(`privacy:notice.${who}`)}</li>
        ))}
      </ul>
      <h2>{t('privacy:notice.never')}</h2>
      <ul>
        {(['neverPatients', 'neverSell', 'neverCookies', 'neverDecide'] as const).map((never) => (
          <li key={never}>{t(`privacy:notice.${never}`)}</li>
        ))}
      </ul>
      <h2>{t('privacy:notice.rights')}</h2>
      <p>{t('privacy:notice.rightsLead')}</p>
      <RightsList />
      <h2>{t('privacy:contact')}</h2>
      <p>{contact || t('privacy:contactNobody')}</p>
    </>
  );
}
