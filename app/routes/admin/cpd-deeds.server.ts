import { data } from '@remix-run/node';
import {
  changeCouncilRule,
  endApproval,
  listCoursesToApprove,
  recordApproval,
} from '~/features/cpd/index.server';
import { CouncilRuleSchema, EndApprovalSchema, newApprovalSchema, pointsField } from '~/features/cpd/schemas';
import type { ActingParty } from '~/platform/audit.server';
import { dayOf } from '~/platform/calendar-day';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { notFound } from '~/platform/http/page-language.server';
import type { FormFields } from '~/platform/http/read-form.server';

type DeedAnswer =
  { done: 'recorded' | 'ended' | 'ruleSaved'; faults?: never } | { done?: never; faults: FormFaults };

/** Does what a form of the page about CPD asks for. @throws 400 where it asks for nothing, 404 where it names what is not there */
export async function doCpdDeed(typed: FormFields, by: ActingParty): Promise<DeedAnswer> {
  switch (typed.intent ?? '') {
    case 'record':
      return record(typed, by);
    case 'over':
    case 'mistaken': {
      const { data: asked } = EndApprovalSchema.safeParse(typed);
      const answer = asked && (await endApproval(asked.approval, asked.intent, dayOf(new Date()), by));
      if (answer !== 'ended') throw notFound();
      return { done: 'ended' };
    }
    case 'rule': {
      const parsed = CouncilRuleSchema.safeParse(typed);
      if (!parsed.success) return { faults: formFaults(parsed.error) };
      if ((await changeCouncilRule(typed.council ?? '', parsed.data, by)) === 'notFound') throw notFound();
      return { done: 'ruleSaved' };
    }
    default:
      throw data(null, { status: 400 });
  }
}

async function record(typed: FormFields, by: ActingParty): Promise<DeedAnswer> {
  const courses = await listCoursesToApprove();
  const parsed = newApprovalSchema(courses.map(({ id }) => id)).safeParse(typed);
  if (!parsed.success) return { faults: formFaults(parsed.error) };
  const answer = await recordApproval(parsed.data, by);
  switch (answer.outcome) {
    case 'recorded':
      return { done: 'recorded' };
    case 'unknownCouncil':
      return { faults: { council: 'council' } };
    case 'overlaps':
      return { faults: Object.fromEntries(answer.courseIds.map((id) => [pointsField(id), 'overlaps'])) };
  }
}
