import { z } from 'zod';
import { parseCertificateNumber } from './certificate-number';

/** A certificate's number as typed or scanned; messages are keys of `certificates`. */
export const CertificateNumberSchema = z.string('numberMissing').transform((typed, context) => {
  const number = parseCertificateNumber(typed);
  if (number) return number;
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'numberMissing' : 'numberFault' });
  return z.NEVER;
});
