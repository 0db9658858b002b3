import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField, TextAreaField } from '~/ui/field';
import type { FormState } from '../form-state';

export interface FiguresFromFileProps {
  /** Address of the page without its query. */
  path: string;
  /** The part of the worksheet. */
  name: string;
  /** Whether figures of DHIS2 can stand in it. */
  takesDhis2: boolean;
  state: FormState;
}

/** Fills the table of a worksheet from a spreadsheet: cells that are pasted, or a file. */
export function FiguresFromFile({ path, name, takesDhis2, state }: FiguresFromFileProps) {
  const { t } = useI18n();
  const template = (kind: 'xlsx' | 'csv') => `${path}/figures.${kind}?part=${name}`;
  return (
    <details open={state.fileFault !== undefined}>
      <summary>{t('worksheets:file.summary')}</summary>
      <p className="hint">{t('worksheets:file.lead')}</p>
      <p>
        {t('worksheets:file.template')} <a href={template('xlsx')}>{t('worksheets:file.excel')}</a> {'·'}{' '}
        <a href={template('csv')}>{t('worksheets:file.csv')}</a>
      </p>
      {takesDhis2 && (
        <p>
          <a href={`${path}/dhis2?part=${name}`}>{t('worksheets:dhis2.title')}</a>
        </p>
      )}
      <TextAreaField
        name="pasted"
        label={t('worksheets:file.pasted')}
        value={state.pasted}
        rows={3}
        fault={state.fileFault}
      />
      <FileField name="file" label={t('worksheets:file.file')} accept=".xlsx,.csv,.txt" />
      <button className="quiet" name="fill" value="1" formEncType="multipart/form-data">
        {t('worksheets:file.fill')}
      </button>
    </details>
  );
}
