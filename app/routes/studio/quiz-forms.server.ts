import { changeQuiz, type DraftActor, readQuiz } from '~/features/authoring/index.server';
import { DroppedDrawSchema, NewDrawSchema, QuizRulesSchema } from '~/features/authoring/schemas';
import { formFaults } from '~/platform/http/form-faults';
import type { FormFields } from '~/platform/http/read-form.server';

const intents = ['rules', 'addDraw', 'dropDraw'];

/** Whether a form of a quiz's page changes its rules, or what it draws from banks. */
export const isQuizForm = ({ intent = '', path = '' }: FormFields): boolean =>
  intents.includes(intent) && /^([a-z0-9-]+\/)?(quiz|practice|final)\.yml$/.test(path);

/** Does what such a form asks for; where it is faulty, its rules are given back as they were typed. */
export async function changeQuizByForm(actor: DraftActor, draftId: string, fields: FormFields) {
  const change = changeOf(fields);
  if ('faults' in change) {
    const typed = Object.fromEntries(
      Object.keys(readQuiz('').rules).map((name) => [name, fields[name] ?? '']),
    ) as ReturnType<typeof readQuiz>['rules'];
    return { outcome: 'faulty' as const, faults: change.faults, rules: typed };
  }
  const { outcome } = await changeQuiz(actor, draftId, fields.path ?? '', change);
  return { outcome, faults: {}, rules: null };
}

function changeOf(fields: FormFields) {
  switch (fields.intent ?? '') {
    case 'rules': {
      const rules = QuizRulesSchema.safeParse(fields);
      return rules.success
        ? { intent: 'rules' as const, rules: rules.data }
        : { faults: formFaults(rules.error) };
    }
    case 'addDraw': {
      const draw = NewDrawSchema.safeParse(fields);
      return draw.success
        ? { intent: 'addDraw' as const, draw: draw.data }
        : { faults: formFaults(draw.error) };
    }
    default: {
      const dropped = DroppedDrawSchema.safeParse(fields);
      return dropped.success
        ? { intent: 'dropDraw' as const, ...dropped.data }
        : { faults: formFaults(dropped.error) };
    }
  }
}
