import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCertificateNumber, parseCertificateNumber } from './certificate-number';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('certificate numbers', () => {
  it('are made in three groups of four and read back', () => {
    for (let count = 0; count < 200; count++) {
      const number = createCertificateNumber();
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(parseCertificateNumber(number)).toBe(number);
    }
  });

  it('are read as people type them', () => {
    const number = createCertificateNumber();
    const typed = ` ${number.toLowerCase().replaceAll('-', ' ')} `.replaceAll('0', 'o').replaceAll('1', 'l');
    expect(parseCertificateNumber(typed)).toBe(number);
  });

  it('show every single wrong sign', () => {
    fc.assert(
      fc.property(fc.nat(11), fc.nat(31), (place, sign) => {
        const compact = createCertificateNumber().replaceAll('-', '');
        const wrong = compact.slice(0, place) + signs.charAt(sign) + compact.slice(place + 1);
        fc.pre(wrong !== compact);
        expect(parseCertificateNumber(wrong)).toBeUndefined();
      }),
    );
  });

  it.each(['', 'ABCD', '----', "' or 1=1 --", '😀'.repeat(12), '0'.repeat(1_000_000)])(
    'refuse %.20j',
    (typed) => expect(parseCertificateNumber(typed)).toBeUndefined(),
  );
});
