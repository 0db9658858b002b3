import { useI18n } from '~/platform/i18n/use-i18n';
import keepForm from '../client/keep-form.enhancement?script';

export interface KeepFormProps {
  /** The id of whoever writes: what one person has typed is never offered to another. */
  person: string;
  /** What is written, by a name that no other form has. */
  of: string;
  /** How the form was filled: with what is saved, with what was just typed and is not saved, or with what the last save has saved. */
  state: 'fresh' | 'typed' | 'saved';
  /** The field that has the page show the form as it was typed, with all rows, when it is sent as `asTyped`. */
  again?: string;
}

/** Lets a device keep what is typed into the form around it until it is saved, also over a crash, and offer it again. */
export function KeepForm({ person, of, state, again }: KeepFormProps) {
  const { t } = useI18n();
  const words = {
    offer: t('accounts:kept.offer'),
    take: t('accounts:kept.take'),
    drop: t('accounts:kept.drop'),
    noPlace: t('accounts:kept.noPlace'),
  };
  return (
    <>
      <div
        data-keep-form={`form ${person} ${of}`}
        data-state={state}
        data-words={JSON.stringify(words)}
        data-again={again}
      />
      <script defer src={keepForm} />
    </>
  );
}

/** Tells a device that the form that was sent last is saved, on a page that doesn't have the form. */
export function FormSaved() {
  return (
    <>
      <span data-form-saved />
      <script defer src={keepForm} />
    </>
  );
}
