import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField, SelectField, TextAreaField, TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import type { Dhis2Page } from '../choose-from-dhis2';
import { ResultTable } from './result-table';

export interface Dhis2SourceProps {
  pasted: string;
  /** What is wrong with the file or what was pasted, in the reader's language. */
  fault: string | undefined;
}

/** Takes an export of DHIS2: a file, or what was copied from it. */
export function Dhis2Source({ pasted, fault }: Dhis2SourceProps) {
  const { t } = useI18n();
  return (
    <form method="post" encType="multipart/form-data">
      <FileField
        name="file"
        label={t('worksheets:dhis2.file')}
        hint={t('worksheets:dhis2.fileHint')}
        accept=".csv,.json"
      />
      <TextAreaField
        name="pasted"
        label={t('worksheets:dhis2.pasted')}
        value={pasted}
        rows={3}
        fault={fault}
      />
      <button className="button" name="step" value="read">
        {t('worksheets:dhis2.read')}
      </button>
    </form>
  );
}

export interface Dhis2PullProps {
  typed: { elements: string; dataSets: string; places: string; periods: string };
  /** Which of the fields can't be read. */
  wrong: string[];
  fault: string | null;
}

/** Asks the DHIS2 that Tumia is connected to. */
export function Dhis2Pull({ typed, wrong, fault }: Dhis2PullProps) {
  const { t } = useI18n();
  return (
    <details open={fault !== null || wrong.length > 0}>
      <summary>{t('worksheets:dhis2.pull')}</summary>
      {fault !== null && <Notice kind="bad">{fault}</Notice>}
      <form method="post">
        {(['elements', 'dataSets', 'places', 'periods'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`worksheets:dhis2.ask.${name}`)}
            hint={t(`worksheets:dhis2.askHint.${name}`)}
            value={typed[name]}
            autoComplete="off"
            fault={wrong.includes(name) ? t(`worksheets:dhis2.askFault.${name}`) : undefined}
          />
        ))}
        <button className="button" name="step" value="pull">
          {t('worksheets:dhis2.fetch')}
        </button>
      </form>
    </details>
  );
}

export interface Dhis2ChoicesProps {
  page: Dhis2Page;
  /** The figures as they are carried along. */
  carried: string;
}

/** Which figures of DHIS2 belong where. */
export function Dhis2Choices({ page, carried }: Dhis2ChoicesProps) {
  const { t } = useI18n();
  return (
    <form method="post">
      <input type="hidden" name="carried" value={carried} />
      {page.questions.map(({ name, label, options, chosen, fault }) => (
        <SelectField key={name} name={name} label={label} value={chosen} fault={fault}>
          {!options.some(({ value }) => value === '') && (
            <option value="">{t('worksheets:dhis2.none')}</option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </SelectField>
      ))}
      <button className="button" name="step" value="fill">
        {t('worksheets:dhis2.fill')}
      </button>
    </form>
  );
}

export interface Dhis2FilledProps {
  /** Address of the worksheet without its query. */
  path: string;
  /** The part of the worksheet. */
  name: string;
  page: Dhis2Page;
}

/** What the worksheet's boxes will hold, and the way there. */
export function Dhis2Filled({ path, name, page: { filled, preview } }: Dhis2FilledProps) {
  const { t } = useI18n();
  if (!filled || !preview) return null;
  return (
    <section aria-labelledby="filled">
      <h2 id="filled">{t('worksheets:dhis2.filled')}</h2>
      {preview.rows.length === 0 ? (
        <p>{t('worksheets:dhis2.nothingFits')}</p>
      ) : (
        <>
          <ResultTable table={preview} caption={t('worksheets:dhis2.filled')} />
          <form method="post" action={`${path}?part=${name}`}>
            <input type="hidden" name="part" value={name} />
            {Object.entries(filled).map(([box, value]) => (
              <input key={box} type="hidden" name={box} value={value} />
            ))}
            <button className="button">{t('worksheets:calculate')}</button>
          </form>
        </>
      )}
    </section>
  );
}
