import { isEasyNumber } from './password-rule';

/** Why a PIN can't be taken; each is a key of `devices:errors`. */
export type PinFault = 'pinShape' | 'pinEasy';

/** Whether a text is a PIN at all: four to six digits. */
export const isPin = (text: string): boolean => /^\d{4,6}$/.test(text);

/**
 * What a new PIN must be: with five tries for whoever guesses, all that matters is that it is none of the few that everybody tries first
 * (1234, 0000, a year of birth) and that colleagues can't read it off the person's phone number.
 * @param phone in E.164 form
 * @returns why it can't be taken, or undefined
 */
export function checkPin(pin: string, phone: string): PinFault | undefined {
  if (!isPin(pin)) return 'pinShape';
  const isYear = /^(19[3-9]|20[0-4])\d$/.test(pin);
  return isEasyNumber(pin) || isYear || isShortDate(pin) || phone.endsWith(pin) ? 'pinEasy' : undefined;
}

/** A birthday as six digits, 311290 or 123190 or 901231: colleagues know each other's. */
function isShortDate(pin: string): boolean {
  const day = '(0[1-9]|[12]\\d|3[01])';
  const month = '(0[1-9]|1[0-2])';
  return new RegExp(`^(${day}${month}\\d\\d|${month}${day}\\d\\d|\\d\\d${month}${day})$`).test(pin);
}
