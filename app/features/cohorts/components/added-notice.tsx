import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import type { AddMembersAnswer } from '../add-members.server';

const mostLines = 20;

/** What came of putting people into a cohort; who was just added can be taken out again. */
export function AddedNotice({ answer }: { answer: AddMembersAnswer }) {
  const { language, t } = useI18n();
  if (!answer.ok) {
    return <Notice kind="bad">{t(`cohorts:fileFault.${answer.fault as 'empty'}`)}</Notice>;
  }
  const number = (value: number) => formatNumber(value, language, 0);
  const { added, known, counted, rejected, joinedAt } = answer;
  return (
    <>
      <Notice kind={rejected.length > 0 ? 'bad' : 'good'}>
        <p>{t('cohorts:added', { added: number(added), known: number(known) })}</p>
        {counted > 0 && (
          <p>{t('cohorts:counted.kept', { count: counted, replace: { count: number(counted) } })}</p>
        )}
        {rejected.length > 0 && (
          <ul>
            {rejected.slice(0, mostLines).map(({ line, fault }) => (
              <li key={line}>{t(`cohorts:rowFault.${fault}`, { line })}</li>
            ))}
            {rejected.length > mostLines && (
              <li>{t('cohorts:rowFault.more', { lines: number(rejected.length - mostLines) })}</li>
            )}
          </ul>
        )}
      </Notice>
      {added > 0 && (
        <form method="post">
          <input type="hidden" name="joinedAt" value={joinedAt} />
          <button className="quiet" name="intent" value="undo">
            {t('cohorts:add.undo', { count: added, replace: { count: number(added) } })}
          </button>
        </form>
      )}
    </>
  );
}
