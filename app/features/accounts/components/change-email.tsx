import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { AskForEmailForm } from './ask-for-email-form';
import { CodeForm } from './code-form';

/** What was sent and could not be taken: words, by field and for the page as a whole; `codeFault` is a key of `recovery:errors`. */
export interface RefusedEmail {
  typed: { email?: string | undefined; code?: string | undefined };
  email?: string | undefined;
  password?: string | undefined;
  codeFault?: string | undefined;
  refusal?: string | undefined;
}

export interface ChangeEmailProps {
  email: string | null;
  isEmailVerified: boolean;
  /** The address that waits for its code. */
  pending: string | null;
  /** How long its code is good for. */
  minutes: number;
  /** Whether email can be sent: where it can't, no address is asked for. */
  sendsEmail: boolean;
  sent: RefusedEmail | undefined;
}

/** The email address of an account: what it is for, the one there is, the code of a new one, and the form that asks for one. */
export function ChangeEmail({
  email,
  isEmailVerified,
  pending,
  minutes,
  sendsEmail,
  sent,
}: ChangeEmailProps) {
  const { t } = useI18n();
  return (
    <>
      <p>{t('recovery:email.lead')}</p>
      <p>
        {email
          ? t(isEmailVerified ? 'recovery:email.verified' : 'recovery:email.unverified', { email })
          : t('recovery:email.none')}
      </p>
      {pending && (
        <>
          <Notice kind="plain">{t('recovery:email.pending', { email: pending, minutes })}</Notice>
          <CodeForm code={sent?.typed.code} fault={sent?.codeFault} label={t('recovery:email.confirm')} />
        </>
      )}
      {sendsEmail ? (
        <>
          {(email || pending) && <h2>{t('recovery:email.another')}</h2>}
          <AskForEmailForm
            email={sent?.typed.email}
            faults={{ email: sent?.email, password: sent?.password }}
          />
        </>
      ) : (
        <p>{t('recovery:email.notSet')}</p>
      )}
      {(email || pending) && (
        <form method="post">
          <button className="quiet" name="intent" value="remove">
            {t('recovery:email.remove')}
          </button>
        </form>
      )}
    </>
  );
}
