import { type AuditSearch, AuditSearchSchema } from '~/platform/audit-search';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import type { AuditQuestion } from '~/platform/search-audit.server';
import { findAccount } from './find-account.server';

export type AuditQuestionAnswer =
  | { ok: true; question: AuditQuestion; after: string | undefined }
  /** Keys of `admin:errors`, by field. */
  | { ok: false; faults: FormFaults };

/**
 * Reads what is asked of the audit trail, in an address or at the terminal; a person is named by an account's id or a phone number.
 * @param typed see `AuditSearchSchema`
 */
export async function readAuditQuestion(typed: Record<string, unknown>): Promise<AuditQuestionAnswer> {
  const parsed = AuditSearchSchema.safeParse(typed);
  if (!parsed.success) return { ok: false, faults: formFaults(parsed.error) };
  const { person, actor, system, action, object, from, to, after } = parsed.data;
  const [personFound, actorFound] = await Promise.all([find(person), find(actor)]);
  if (typeof personFound === 'string') return { ok: false, faults: { person: personFound } };
  if (typeof actorFound === 'string') return { ok: false, faults: { actor: actorFound } };
  return {
    ok: true,
    question: {
      personId: personFound?.id,
      actorId: system ? 'system' : actorFound?.id,
      action,
      objectId: object,
      from,
      until: to,
    },
    after,
  };
}

async function find(typed: AuditSearch['person']) {
  return typed === undefined ? undefined : findAccount(typed);
}
