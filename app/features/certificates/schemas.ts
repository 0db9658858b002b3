import { z } from 'zod';
import { SignUpSchema } from '~/features/accounts/schemas';
import { parseCertificateNumber } from './certificate-number';

/** A certificate's number as typed or scanned; messages are keys of `certificates`. */
export const CertificateNumberSchema = z.string('numberMissing').transform((typed, context) => {
  const number = parseCertificateNumber(typed);
  if (number) return number;
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'numberMissing' : 'numberFault' });
  return z.NEVER;
});

const reason = z.string('reason').trim().min(3, 'reason').max(300, 'reasonLong');

/** Why a certificate is revoked or brought back; messages are keys of `certificates:errors`. */
export const ReasonSchema = z.object({ reason });

/** The right name for a certificate, and why it is issued anew. */
export const CorrectionSchema = z.object({ name: SignUpSchema.shape.name, reason });

/** What a holder says to a revocation. */
export const AppealSchema = z.object({
  appeal: z.string('appeal').trim().min(10, 'appeal').max(2000, 'appealLong'),
});

/** What has been done, as the address of a certificate's page says after it. */
export const DeedDoneSchema = z.enum(['revoked', 'restored', 'corrected']).nullable().catch(null);
