import type { Translator } from '~/platform/i18n/translate';

/** What the form of a step holds: what stands or was typed, what is wrong with it, and what was saved elsewhere meanwhile. */
export interface StepState {
  typed: Record<string, string>;
  /** Keys of `meetings:fault`, by field. */
  faults: Partial<Record<string, string>>;
  others: Record<string, string>;
}

/** The value, fault and hint of one field. */
export function fieldState({ typed, faults, others }: StepState, name: string, t: Translator, hint?: string) {
  const fault = faults[name];
  const other = others[name];
  return {
    name,
    value: typed[name],
    fault: fault && t(`meetings:fault.${fault}` as 'meetings:fault.day'),
    hint: other === undefined ? hint : t('meetings:nowSaved', { text: other || '–' }),
  };
}
