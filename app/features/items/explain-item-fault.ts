import { explainProblem } from '~/platform/content/explain-problem';
import type { Translator } from '~/platform/i18n/translate';
import type { ItemFault } from './find-item-faults';

/** What is wrong with a field of a question's form, in the translator's language. */
function explainItemFault({ path, ...problem }: ItemFault, t: Translator): string {
  const { code, values = {} } = problem;
  const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  switch (code as string) {
    case 'textEmpty':
      return t('items:form.fault.text');
    case 'fieldMissing':
    case 'fieldKind':
      return t(
        path.at(-1) === 'answer' && path.length === 1 ? 'items:form.fault.choose' : 'items:form.fault.number',
      );
    case 'fieldSmall':
    case 'fieldBig':
      return t('items:form.fault.share');
    case 'fieldOneOf':
    case 'fieldWrong':
    case 'keyForm':
      return t('items:form.fault.choose');
    case 'listShort':
    case 'optionsFew':
      return t('items:form.fault.few', { least: named.least ?? '' });
    case 'listLong':
    case 'optionsMany':
      return t('items:form.fault.many', { most: named.most ?? '' });
    case 'textLong':
      return t('items:form.fault.long', { most: named.most ?? '' });
    case 'acceptedPartly':
      return t('items:form.fault.whole');
    case 'singleCorrect':
      return t('items:form.fault.single');
    case 'multiCorrect':
      return t('items:form.fault.multi');
    case 'keyUnknown':
      return t(path.at(-1) === 'match' ? 'items:form.fault.choose' : 'items:form.fault.key', {
        key: named.key ?? '',
      });
    case 'blankPlace':
      return t('items:form.fault.blank', { key: `{{${named.key ?? ''}}}` });
    default:
      return explainProblem(problem, t).message;
  }
}

/** The faults of a question by the fields of its form; the right points of a chart are told at its points. */
export function explainItemFaults(
  faults: readonly ItemFault[],
  t: Translator,
): Partial<Record<string, string>> {
  const told: Partial<Record<string, string>> = {};
  for (const fault of faults) {
    const isOfChart = ['listShort', 'chartAnswerAll'].includes(fault.code) && fault.path[0] === 'answer';
    told[isOfChart ? 'chart.points' : fault.path.join('.')] ??= explainItemFault(fault, t);
  }
  return told;
}
