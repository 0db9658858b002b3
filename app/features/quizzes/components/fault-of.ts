import type { Translator } from '~/platform/i18n/translate';
import type { AskedItem } from '../ask-item';
import type { OpenAnswers } from '../find-open-answers';

/** What a learner is told beside a question that has to be asked again; undefined where there is nothing. */
export function faultOf(
  { id, type, answers }: AskedItem,
  faults: OpenAnswers | undefined,
  t: Translator,
): string | undefined {
  if (faults?.unreadable.includes(id)) {
    return t(type === 'ordering' ? 'quizzes:orderFault' : 'quizzes:numberFault');
  }
  if (!faults?.unanswered.includes(id)) return undefined;
  return t(Object.keys(answers).length > 0 ? 'quizzes:unansweredPart' : 'quizzes:unansweredItem');
}
