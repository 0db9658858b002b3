/** The form of a code of the Health Facility Registry: six digits and a check digit. */
const codeForm = /^(\d{6})-(\d)$/;

export const isFacilityCode = (text: string): boolean => codeForm.test(text);

/**
 * Whether a facility code's last digit is the right one: Luhn's (modulus 10, ISO/IEC 7812-1 annex B) over the six digits before it,
 * as in `100056-1`. It holds for all 10,209 codes of the registry's export of April 2022; the registry doesn't promise it, so that
 * a code that fails is to be warned of, not refused.
 */
export function hasRightCheckDigit(code: string): boolean {
  const [, digits, check] = codeForm.exec(code) ?? [];
  if (digits === undefined) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(check);
}
