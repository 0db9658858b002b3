import { KeepForm, type KeepFormProps } from '~/features/accounts/components/keep-form';
import { type Language, languages, type LocalizedText } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { SideBySide } from '../get-side-by-side.server';
import { ShownCommentText } from './shown-comment-text';

export interface SideBySideProps {
  rows: SideBySide['rows'];
  version: SideBySide['version'];
  /** What a translator has sent back and is not saved. */
  typed: LocalizedText[] | undefined;
  mayWrite: boolean;
  /** Address of the lesson in the studio. */
  lessonUrl: string;
  kept: KeepFormProps;
}

/** The form of two columns: each block of a lesson in Swahili and in English, what is to be done, and the terms in it. */
export function SideBySideForm({ rows, version, typed, mayWrite, lessonUrl, kept }: SideBySideProps) {
  const { t } = useI18n();
  return (
    <form method="post" encType="multipart/form-data" className="both">
      {mayWrite && <KeepForm {...kept} />}
      {languages.map((one) => (
        <input key={one} type="hidden" name={`${one}Version`} value={version[one]} />
      ))}
      {rows.map((row, index) => (
        <BlockRow
          key={index}
          row={row}
          index={index}
          text={typed?.[index] ?? row.text}
          mayWrite={mayWrite}
          lessonUrl={lessonUrl}
        />
      ))}
      {mayWrite && (
        <button className="button" name="intent" value="save">
          {t('lesson-editor:save')}
        </button>
      )}
    </form>
  );
}

interface BlockRowProps {
  row: SideBySide['rows'][number];
  index: number;
  text: LocalizedText;
  mayWrite: boolean;
  lessonUrl: string;
}

function BlockRow({ row, index, text, mayWrite, lessonUrl }: BlockRowProps) {
  const { state, behind, numbers, terms, comments } = row;
  const { t } = useI18n();
  const isOpen = state !== 'same' || numbers.sw.length > 0 || numbers.en.length > 0;
  const list = (of: string[]) => of.join(', ') || '–';
  return (
    <fieldset className={isOpen ? 'both-row open' : 'both-row'}>
      <legend>{index + 1}</legend>
      {isOpen && (
        <p className="hint">
          {state !== 'same' && <strong>{t(`authoring:state.${state}`)}</strong>}{' '}
          {behind && t(`authoring:behind.${behind}`)}{' '}
          {(numbers.sw.length > 0 || numbers.en.length > 0) &&
            t('authoring:numbers', { sw: list(numbers.sw), en: list(numbers.en) })}
        </p>
      )}
      <div className="both-texts">
        {languages.map((language) => (
          <BlockBox
            key={language}
            language={language}
            index={index}
            text={text[language]}
            mayWrite={mayWrite}
          />
        ))}
      </div>
      {terms.length > 0 && (
        <p className="hint">
          {t('lesson-editor:both.terms', { terms: terms.map(({ sw, en }) => `${sw} = ${en}`).join('; ') })}
        </p>
      )}
      {comments.map((comment) => (
        <p key={comment.id} className="said-one">
          <ShownCommentText comment={comment} />{' '}
          <a
            href={`${lessonUrl}/review?language=${comment.language}#comment-${comment.id}`}
            aria-label={t('drafts:review.toPlaceOf', { text: comment.text.slice(0, 60) })}
          >
            {t('drafts:review.toPlace')}
          </a>
        </p>
      ))}
      {mayWrite && state === 'missing' && (
        <label className="check">
          <input type="checkbox" name={`copy.${index}`} value="yes" /> {t('lesson-editor:both.copy')}
        </label>
      )}
      {mayWrite && (state === 'stale' || state === 'unconfirmed') && (
        <label className="check">
          <input type="checkbox" name={`agrees.${index}`} value="yes" /> {t('lesson-editor:both.agrees')}
        </label>
      )}
    </fieldset>
  );
}

interface BlockBoxProps {
  language: Language;
  index: number;
  text: string;
  mayWrite: boolean;
}

function BlockBox({ language, index, text, mayWrite }: BlockBoxProps) {
  const { t } = useI18n();
  const rows = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 48), 0);
  return (
    <textarea
      name={`${language}.${index}`}
      lang={language}
      aria-label={t('lesson-editor:both.block', {
        number: index + 1,
        language: t(`lesson-editor:language.${language}`),
      })}
      rows={Math.min(Math.max(rows, 2), 20)}
      spellCheck
      readOnly={!mayWrite}
      defaultValue={text}
    />
  );
}
