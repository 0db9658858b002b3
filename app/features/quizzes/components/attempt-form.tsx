import { formatTime } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { Fragment } from 'react';
import type { Responses } from '~db/schema/quizzes';
import type { AskedItem } from '../ask-item';
import type { OpenAnswers } from '../find-open-answers';
import type { Stimulus } from '../present-attempt';
import { withTyped } from '../with-typed';
import { AskedItemField } from './asked-item-field';
import { faultOf } from './fault-of';
import { AskedStimulus } from './stimulus-text';

export interface AttemptFormProps {
  items: (AskedItem & { stimulus: Stimulus | null })[];
  formId: string;
  /** When answers were last kept, as an ISO date; null before the first time. */
  savedAt: string | null;
  /** When its time ends, as an ISO date; null where it has no limit. */
  dueAt: string | null;
  faults: OpenAnswers | undefined;
  /** What was sent and could not be kept. */
  typed: Responses | undefined;
}

/** All questions of an attempt on one page; nothing is lost between saving and submitting. */
export function AttemptForm({ items, formId, savedAt, dueAt, faults, typed }: AttemptFormProps) {
  const { language, t } = useI18n();
  const numberOf = (id: string) => items.findIndex((item) => item.id === id) + 1;
  return (
    <form method="post" noValidate>
      <input type="hidden" name="uuid" value={formId} />
      {dueAt && (
        <Notice kind="plain">{t('quizzes:finishBy', { time: formatTime(new Date(dueAt), language) })}</Notice>
      )}
      {savedAt && !faults && !typed && (
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
          <AskedItemField
            item={typed ? withTyped(item, typed) : item}
            number={index + 1}
            total={items.length}
            fault={faultOf(item, faults, t)}
          />
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
