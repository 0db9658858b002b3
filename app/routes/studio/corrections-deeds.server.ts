import { data } from '@remix-run/node';
import { getCertificateOf, revokeCertificate } from '~/features/certificates/index.server';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { askRegrading, decideGradeReview } from '~/features/quizzes/index.server';
import { GradeDecisionSchema, RegradingSchema } from '~/features/quizzes/schemas';
import type { ActingParty } from '~/platform/audit.server';
import { formFaults } from '~/platform/http/form-faults';
import { notFound } from '~/platform/http/page-language.server';
import { getTranslator } from '~/platform/i18n/translate';
import type { FormFields } from '~/platform/http/read-form.server';

/** The public reads it, in either language. */
const publicReason = () =>
  (['sw', 'en'] as const)
    .map((language) => getTranslator(language)('quizzes:corrections.publicReason'))
    .join(' / ');

type Answer = { done: 'asked' | 'kept' | 'revoked' } | { fault: string };

/** Does what a form of the page about corrected questions asks for. @throws 404 where what it names is not there any more */
export async function settleCorrection(
  course: PublishedCourse,
  fields: FormFields,
  by: ActingParty & { actorId: string },
): Promise<Answer> {
  if (fields.intent === 'regrade') {
    const parsed = RegradingSchema.safeParse(fields);
    if (!parsed.success) return { fault: formFaults(parsed.error).reason ?? 'reason' };
    const answer = await askRegrading(course, parsed.data, by);
    if (answer !== 'asked') throw notFound();
    return { done: answer };
  }
  const parsed = GradeDecisionSchema.safeParse(fields);
  if (!parsed.success) throw data(null, { status: 400 });
  const { id, intent } = parsed.data;
  const personId = await decideGradeReview(course.id, id, intent, by);
  if (personId === undefined) throw notFound();
  if (intent === 'revoked') {
    const certificate = await getCertificateOf(personId, course.id);
    if (certificate) await revokeCertificate(certificate.number, publicReason(), by);
  }
  return { done: intent };
}
