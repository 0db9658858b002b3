import parsePhoneNumber from 'libphonenumber-js/min';

/** Mobile numbers of the Tanzanian numbering plan: +255, then 6 or 7, then eight digits. */
const tanzanianMobile = /^\+255[67]\d{8}$/;

/**
 * Reads a phone number as people type it: `0712 345 678`, `255712345678`, `+255 712 345 678`, or a foreign number with its `+`.
 * @returns the number in E.164 form, or undefined where it can't be one
 */
export function parsePhone(typed: string): string | undefined {
  const digits = typed.trim();
  if (digits.length > 30 || !/^\+?[\d\s().-]+$/.test(digits)) return undefined;
  const international = /^\s*255/.test(digits) ? `+${digits}` : digits;
  const parsed = parsePhoneNumber(international, 'TZ');
  if (!parsed) return undefined;
  if (parsed.countryCallingCode === '255') {
    return tanzanianMobile.test(parsed.number) ? parsed.number : undefined;
  }
  return parsed.isPossible() ? parsed.number : undefined;
}

/** @param phone in E.164 form @returns the number as people here write it, `0712 345 678`, or a foreign one with its country */
export function formatPhone(phone: string): string {
  const parsed = parsePhoneNumber(phone);
  if (!parsed) return phone;
  if (!tanzanianMobile.test(phone)) return parsed.formatInternational();
  return phone.replace(/^\+255(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3');
}
