import { useI18n } from '~/platform/i18n/use-i18n';
import type { PracticeQuestionWithAnswer } from '../list-practice-questions.server';
import { AskedItemField } from './asked-item-field';
import { RightAnswer } from './explained-item';
import { AskedStimulus } from './stimulus-text';

export interface PracticeWithAnswersProps {
  questions: PracticeQuestionWithAnswer[];
}

/** A practice to be done without the server: each answer lies folded under its question, and nothing is sent. */
export function PracticeWithAnswers({ questions }: PracticeWithAnswersProps) {
  const { t } = useI18n();
  return (
    <>
      {questions.map(({ asked, answer, stimulus }, index) => (
        <section key={asked.id}>
          {stimulus && <AskedStimulus stimulus={stimulus} />}
          <AskedItemField item={asked} number={index + 1} total={questions.length} fault={undefined} />
          <details className="answer">
            <summary>{t('mdx:try.showAnswer')}</summary>
            <ul className="explained">
              <li>
                <RightAnswer item={answer} />
              </li>
            </ul>
          </details>
        </section>
      ))}
    </>
  );
}
