import { formatTime } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { Fragment } from 'react';
import type { AskedItem } from '../ask-item';
import type { OpenAnswers } from '../find-open-answers';
import type { Stimulus } from '../present-attempt';
import { AskedItemField } from './asked-item-field';
import { AskedStimulus } from './stimulus-text';

export interface AttemptFormProps {
  items: (AskedItem & { stimulus: Stimulus | null })[];
  formId: string;
  /** When answers were last kept, as an ISO date; null before the first time. */
  savedAt: string | null;
  /** When its time ends, as an ISO date; null where it has no limit. */
  dueAt: string | null;
  faults: OpenAnswers | undefined;
}

/** All questions of an attempt on one page; nothing is lost between saving and submitting. */
export function AttemptForm({ items, formId, savedAt, dueAt, faults }: AttemptFormProps) {
  const { language, t } = useI18n();
  const numberOf = (id: string) => items.findIndex((item) => item.id === id) + 1;
  const faultOf = ({ id, type, answers }: AskedItem) => {
    if (faults?.unreadable.includes(id)) {
      return t(type === 'ordering' ? 'quizzes:orderFault' : 'quizzes:numberFault');
    }
    if (!faults?.unanswered.includes(id)) return undefined;
    return t(Object.keys(answers).length > 0 ? 'quizzes:unansweredPart' : 'quizzes:unansweredItem');
  };
  return (
    <form method="post" noValidate>
      <input type="hidden" name="uuid" value={formId} />
      {dueAt && (
        <Notice kind="plain">{t('quizzes:finishBy', { time: formatTime(new Date(dueAt), language) })}</Notice>
      )}
      {savedAt && !faults && (
        <Notice kind="good">{t('quizzes:savedAt', { time: formatTime(new Date(savedAt), language) })}</Notice>
      )}
      {faults && faults.unreadable.length > 0 && <Notice kind="bad">{t('quizzes:unreadable')}</Notice>}
      {faults && faults.unanswered.length > 0 && (
        <Notice kind="bad">
          {t('quizzes:unanswered', {
            count: faults.unanswered.length,
            list: faults.unanswered.map(numberOf).join(', '),
          })}
        </Notice>
      )}
      {items.map((item, index) => (
        <Fragment key={item.id}>
          {item.stimulus && <AskedStimulus stimulus={item.stimulus} />}
          <AskedItemField item={item} number={index + 1} total={items.length} fault={faultOf(item)} />
        </Fragment>
      ))}
      <div className="deeds">
        {!savedAt && <p className="meta">{t('quizzes:notSaved')}</p>}
        {faults && faults.unreadable.length === 0 && <input type="hidden" name="unanswered" value="accept" />}
        <button className="button" name="intent" value="submit">
          {t(faults && faults.unreadable.length === 0 ? 'quizzes:submitAnyway' : 'quizzes:submit')}
        </button>
        <button className="quiet" name="intent" value="save">
          {t('quizzes:save')}
        </button>
      </div>
    </form>
  );
}
