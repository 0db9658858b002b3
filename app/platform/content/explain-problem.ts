import type { Translator } from '~/platform/i18n/translate';
import type { Problem } from './problem';

/** @returns what is wrong and what to do about it, in the translator's language */
export function explainProblem({ code, values = {} }: Problem, t: Translator): { message: string; hint: string } {
  const filled: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    filled[name] = typeof value === 'object' ? listInWords(value, t) : value;
  }
  return {
    message: t(`content-faults:${code}.message`, filled),
    hint: t(`content-faults:${code}.hint`, filled),
  };
}

function listInWords(items: readonly string[], t: Translator): string {
  if (items.length === 0) return t('content-faults:none');
  return items.map((item) => (item === 'root' ? t('content-faults:lesson') : item)).join(', ');
}
