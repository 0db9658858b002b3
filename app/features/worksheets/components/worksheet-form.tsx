import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { FormState } from '../form-state';
import type { AnyPart } from '../worksheet';
import { isTableForm } from '../worksheet-forms';
import { FiguresFromFile } from './figures-from-file';
import { WorksheetFields } from './worksheet-fields';
import { WorksheetSettings } from './worksheet-settings';

export interface WorksheetFormProps {
  /** Address of the page without its query. */
  path: string;
  name: string;
  part: AnyPart;
  /** Whether its figures can hang on a notice board. */
  hasBoard: boolean;
  state: FormState;
  /** Figures of an example are nobody's own: they are neither saved nor counted. */
  isExample: boolean;
  /** The button that says that these are one's own facility's figures. */
  own?: ReactNode;
  /** What saves the figures, below the buttons. */
  saving: ReactNode;
  /** Whether there is somebody to save them for. */
  isSavable: boolean;
}

/** The form of one part. A small one asks by the address, so that its answer can be shared; a table is sent, and not stored. */
export function WorksheetForm({
  path,
  name,
  part,
  hasBoard,
  state,
  isExample,
  own,
  saving,
  isSavable,
}: WorksheetFormProps) {
  const { t } = useI18n();
  const isTable = isTableForm(part);
  const hasNames = Object.values(part.fields).some(({ kind }) => kind === 'table' || kind === 'text');
  const notStored = isSavable ? 'worksheets:storedIfAsked' : 'worksheets:notStored';
  return (
    <form
      id="figures"
      className="worksheet"
      method={isTable ? 'post' : 'get'}
      action={isTable ? `${path}?part=${name}` : path}
    >
      <input type="hidden" name="part" value={name} />
      {isTable && (
        <FiguresFromFile path={path} name={name} takesDhis2={part.fromDhis2 !== undefined} state={state} />
      )}
      <WorksheetFields fields={part.fields} state={state} />
      <WorksheetSettings settings={part.settings} state={state} />
      {hasNames && <p className="hint">{t('worksheets:noNames')}</p>}
      <button className="button">{t('worksheets:calculate')}</button>
      {isTable && (
        <button className="quiet" name="more" value="1">
          {t('worksheets:moreRows')}
        </button>
      )}
      <section data-layer="personal" hidden={isExample}>
        {own}
      </section>
      <button className="quiet" formAction={`${path}/figures.xlsx?part=${name}`}>
        {t('worksheets:file.download')}
      </button>
      {hasBoard && (
        <button className="quiet" formAction={`${path}/notice-board`}>
          {t('worksheets:board.make')}
        </button>
      )}
      <section data-layer="personal" hidden={isExample}>
        {saving}
      </section>
      <p className="hint">{t(isTable ? notStored : 'worksheets:shareLink')}</p>
    </form>
  );
}
