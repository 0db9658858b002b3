/** Digits that tell a Tanzanian mobile number, however it is written: `0712 345 678`, `+255-712-345-678`. */
const nationalDigits = 9;

/** Whether any text inside a value, such as a row of an uploaded list, is one of these phone numbers, however it is written. */
export function namesPhone(value: unknown, phones: readonly string[]): boolean {
  if (typeof value === 'string' || typeof value === 'number') {
    const digits = String(value).replace(/\D/g, '');
    return phones.some((phone) => digits.length < 20 && digits.endsWith(phone.slice(-nationalDigits)));
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => namesPhone(inner, phones));
}
