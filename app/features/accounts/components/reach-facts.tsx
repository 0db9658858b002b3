import { useI18n } from '~/platform/i18n/use-i18n';
import { formatPhone } from '../phone';

export interface ReachFactsProps {
  /** In E.164 form. */
  phone: string;
  email: string | null;
  isEmailVerified: boolean;
}

/** How a person is reached, and where each way is changed. */
export function ReachFacts({ phone, email, isEmailVerified }: ReachFactsProps) {
  const { language, t } = useI18n();
  return (
    <>
      <h2>{t('profile:reach')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('profile:phone')}</dt>
          <dd>
            {formatPhone(phone)} <a href={`/${language}/me/phone`}>{t('profile:changePhone')}</a>
          </dd>
        </div>
        <div>
          <dt>{t('profile:email')}</dt>
          <dd>
            {email ?? t('profile:noEmail')} {email && !isEmailVerified && `(${t('profile:unverified')})`}{' '}
            <a href={`/${language}/me/email`}>{t('profile:changeEmail')}</a>
          </dd>
        </div>
      </dl>
    </>
  );
}
