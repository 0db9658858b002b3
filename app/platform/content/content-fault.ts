import { getTranslator } from '~/platform/i18n/translate';
import { explainProblem } from './explain-problem';
import type { Place, Problem } from './problem';

/** Something in the content that keeps it from being imported, with its place; front matter is counted in. */
export interface ContentFault extends Place, Problem {
  file: string;
}

/**
 * Two lines for a terminal, the first such that editors can jump to it:
 * `course.yml:3:7 the text is empty (Write what it says.)`, and beneath it the same in Swahili.
 */
export function describeFault(fault: ContentFault): string {
  const say = (language: 'en' | 'sw') => {
    const { message, hint } = explainProblem(fault, getTranslator(language));
    return `${message} (${hint})`;
  };
  return `${fault.file}:${fault.line}:${fault.column} ${say('en')}\n    ${say('sw')}`;
}
