import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { AskForPhoneForm } from './ask-for-phone-form';
import { CodeForm } from './code-form';

/** What was sent and could not be taken: words, by field and for the page as a whole; `codeFault` is a key of `recovery:errors`. */
export interface RefusedPhone {
  typed: { phone?: string | undefined; again?: string | undefined; code?: string | undefined };
  phone?: string | undefined;
  again?: string | undefined;
  password?: string | undefined;
  codeFault?: string | undefined;
  refusal?: string | undefined;
}

export interface ChangePhoneProps {
  /** The number that waits for its code, as it is shown. */
  pending: string | null;
  /** How long its code is good for. */
  minutes: number;
  /** Whether a code goes to the new number; where none can, it is changed at once. */
  sendsCodes: boolean;
  sent: RefusedPhone | undefined;
}

/** The code of a number that was asked for, and the form that asks for one. */
export function ChangePhone({ pending, minutes, sendsCodes, sent }: ChangePhoneProps) {
  const { t } = useI18n();
  return (
    <>
      {pending && (
        <>
          <Notice kind="plain">{t('recovery:phone.pending', { phone: pending, minutes })}</Notice>
          <CodeForm code={sent?.typed.code} fault={sent?.codeFault} label={t('recovery:phone.confirm')} />
          <p>{t('recovery:phone.notArriving')}</p>
          <h2>{t('recovery:phone.startOver')}</h2>
        </>
      )}
      <p>{t(sendsCodes ? 'recovery:phone.leadCode' : 'recovery:phone.leadNoCode')}</p>
      {!sendsCodes && <p>{t('recovery:phone.ifWrong')}</p>}
      <AskForPhoneForm
        sendsCodes={sendsCodes}
        phone={sent?.typed.phone}
        again={sent?.typed.again}
        faults={{ phone: sent?.phone, again: sent?.again, password: sent?.password }}
      />
    </>
  );
}
