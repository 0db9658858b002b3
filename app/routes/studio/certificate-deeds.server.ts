import { data } from '@remix-run/node';
import { correctName, restoreCertificate, revokeCertificate } from '~/features/certificates/index.server';
import { CorrectionSchema, ReasonSchema } from '~/features/certificates/schemas';
import type { ActingParty } from '~/platform/audit.server';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import type { FormFields } from '~/platform/http/read-form.server';

type Answer =
  | { done: 'revoked' | 'restored' | 'corrected'; number: string }
  | { deed: 'revoke' | 'restore' | 'correct'; faults: FormFaults };

/** Does what a form of a certificate's page asks for. @throws 400 where it asks for nothing known */
export async function settleCertificate(
  number: string,
  fields: FormFields,
  by: ActingParty,
): Promise<Answer> {
  const { intent } = fields;
  if (intent === 'correct') {
    const parsed = CorrectionSchema.safeParse(fields);
    if (!parsed.success) return { deed: intent, faults: formFaults(parsed.error) };
    const answer = await correctName(number, parsed.data, by);
    if (answer.outcome === 'corrected') return { done: 'corrected', number: answer.number };
    return answer.outcome === 'same-name'
      ? { deed: intent, faults: { name: 'sameName' } }
      : { deed: intent, faults: { reason: 'notInForce' } };
  }
  if (intent !== 'revoke' && intent !== 'restore') throw data(null, { status: 400 });
  const parsed = ReasonSchema.safeParse(fields);
  if (!parsed.success) return { deed: intent, faults: formFaults(parsed.error) };
  const { reason } = parsed.data;
  if (intent === 'revoke') {
    const answer = await revokeCertificate(number, reason, by);
    return answer === 'revoked'
      ? { done: answer, number }
      : { deed: intent, faults: { reason: 'notInForce' } };
  }
  const answer = await restoreCertificate(number, reason, by);
  return answer === 'restored'
    ? { done: answer, number }
    : { deed: intent, faults: { reason: answer === 'another-in-force' ? 'anotherInForce' : 'notRevoked' } };
}
