import { formatKilobytes } from '~/platform/i18n/format';
import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, FileField, TextField } from '~/ui/field';
import type { DesignPicture } from '../certificate-design';

/** A picture that the design has now. */
export interface ShownPicture {
  address: string;
  bytes: number;
}

export interface DesignFormProps {
  pictures: Partial<Record<DesignPicture, ShownPicture>>;
  typed: Partial<Record<string, string>>;
  /** Keys of `design:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

/** Logo, seal and signatories of an institute's certificates. */
export function DesignForm({ pictures, typed, faults }: DesignFormProps) {
  const { t } = useI18n();
  const faultOf = useFaultWords('design', faults);
  const picture = (name: DesignPicture, label: string, hint: string) => (
    <PictureField name={name} label={label} hint={hint} shown={pictures[name]} fault={faultOf(name)} />
  );
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      {picture('logo', t('design:logo'), t('design:pictureHint'))}
      {picture('seal', t('design:seal'), t('design:pictureHint'))}
      {([0, 1] as const).map((place) => (
        <fieldset key={place}>
          <legend>{t('design:signatory', { place: place + 1 })}</legend>
          <TextField
            name={`name${place}`}
            label={t('design:name')}
            hint={t('design:nameHint')}
            value={typed[`name${place}`]}
            fault={faultOf(`name${place}`)}
          />
          {(['titleSw', 'titleEn'] as const).map((title) => (
            <TextField
              key={title}
              name={`${title}${place}`}
              label={t(`design:${title}`)}
              value={typed[`${title}${place}`]}
              fault={faultOf(`${title}${place}`)}
            />
          ))}
          {picture(`signature${place}`, t('design:signature'), t('design:signatureHint'))}
        </fieldset>
      ))}
      <p className="hint">{t('design:budget')}</p>
      <button className="button" name="intent" value="save">
        {t('design:save')}
      </button>
      <button className="quiet" name="intent" value="publish">
        {t('design:publish')}
      </button>
    </form>
  );
}

interface PictureFieldProps {
  name: DesignPicture;
  label: string;
  hint: string;
  shown: ShownPicture | undefined;
  fault: string | undefined;
}

function PictureField({ name, label, hint, shown, fault }: PictureFieldProps) {
  const { language, t } = useI18n();
  return (
    <>
      <FileField
        name={name}
        label={
          shown
            ? `${label} (${t('design:pictureSize', { size: formatKilobytes(shown.bytes, language) })})`
            : label
        }
        hint={hint}
        accept="image/png,image/jpeg,image/webp"
        fault={fault}
      />
      {shown && (
        <div className="field">
          <img src={shown.address} alt={label} height="80" />
          <CheckboxField name={`remove.${name}`} label={t('design:remove')} value="yes" />
        </div>
      )}
    </>
  );
}
