import type { ReactNode } from 'react';
import { LessonContent } from '~/features/lessons/components/lesson-content';
import { type Language, languages } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import editLesson from '../client/edit-lesson.enhancement?script';
import type { EditorPage } from '../get-editor-page.server';
import type { EditedTexts } from '../lesson-text';
import type { RefusedForm } from '../save-lesson-form.server';
import { BringDocument } from './bring-document';
import { LessonFaults } from './lesson-faults';

export interface LessonEditorProps {
  page: EditorPage;
  /** What was typed and is not saved. */
  typed: EditedTexts | undefined;
  conflicts: RefusedForm['conflicts'];
}

/**
 * A lesson in both languages: two boxes to write in, what is wrong with each text, and how learners will see it. With the script the boxes
 * become editors, and all of it follows what is typed.
 */
export function LessonEditor({ page, typed, conflicts }: LessonEditorProps) {
  const { language, t } = useI18n();
  const texts = typed ?? page.texts;
  const { mayWrite } = page;
  return (
    <form
      method="post"
      encType="multipart/form-data"
      className="lesson-editor"
      data-lesson-editor={language}
      data-person={page.person}
      data-writes={mayWrite ? '' : undefined}
      data-vocabulary={JSON.stringify(page.vocabulary)}
    >
      <div className="editor-texts">
        <div data-editor-tools />
        {languages.map((one) => (
          <EditedText
            key={one}
            language={one}
            text={texts[one]}
            mayWrite={mayWrite}
            conflict={conflicts.find((conflict) => conflict.language === one)}
            history={`/${language}/studio/courses/${page.course}/history`}
          >
            <LessonFaults text={page.preview.texts[one]} />
          </EditedText>
        ))}
        {mayWrite && (
          <button className="button" name="intent" value="save">
            {t('lesson-editor:save')}
          </button>
        )}
        {mayWrite && <BringDocument />}
      </div>
      <div className="editor-previews">
        {languages.map((one) => (
          <section key={one} className="editor-preview" lang={one}>
            <h2 lang={language}>{t(`lesson-editor:previewOf.${one}`)}</h2>
            <Preview language={one} html={page.preview.texts[one].html} />
          </section>
        ))}
      </div>
      <section className="editor-blocks">
        <h2>{t('authoring:translations')}</h2>
        <ul className="blocks" data-open-blocks>
          {page.preview.open.map((lines, index) => (
            <li key={index}>
              {lines.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </li>
          ))}
        </ul>
      </section>
      {mayWrite && <script defer src={editLesson} />}
    </form>
  );
}

interface EditedTextProps {
  language: Language;
  text: EditedTexts[Language];
  mayWrite: boolean;
  conflict: RefusedForm['conflicts'][number] | undefined;
  /** Address of the history of its draft. */
  history: string;
  children: ReactNode;
}

function EditedText({ language, text, mayWrite, conflict, history, children }: EditedTextProps) {
  const { t } = useI18n();
  const id = `text-${language}`;
  return (
    <section className="editor-text" data-text={language}>
      <h2>
        <label htmlFor={id}>{t(`lesson-editor:textOf.${language}`)}</label>
      </h2>
      {conflict && (
        <div className="notice bad" role="alert">
          <p>
            {conflict.words}{' '}
            {conflict.change && (
              <a href={`${history}/${conflict.change}`} target="_blank" rel="noreferrer">
                {t('lesson-editor:client.whatChanged')}
              </a>
            )}
          </p>
          <p>{t('lesson-editor:conflict.what')}</p>
          <details>
            <summary>{t('lesson-editor:conflict.theirs')}</summary>
            <pre tabIndex={0}>{conflict.theirs}</pre>
          </details>
        </div>
      )}
      <input type="hidden" name={`${language}Version`} value={text.version} />
      <textarea
        id={id}
        name={language}
        lang={language}
        rows={18}
        spellCheck
        readOnly={!mayWrite}
        defaultValue={text.body}
      />
      <div data-told={language}>{children}</div>
    </section>
  );
}

/** What the gate has rendered, the words of the page that has it in the language of the text. */
function Preview({ language, html }: { language: Language; html: string | null }) {
  const { t } = useI18n();
  return (
    <div className="prose" data-preview={language}>
      {html === null ? (
        <p>{t('lesson-editor:notRendered')}</p>
      ) : (
        <LessonContent pieces={[{ kind: 'html', html }]} isSignedIn={false} refused={undefined} />
      )}
    </div>
  );
}
