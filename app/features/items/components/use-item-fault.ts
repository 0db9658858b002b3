import { useI18n } from '~/platform/i18n/use-i18n';

/** @param faults keys of `items:errors`, by field @returns tells in words what is wrong with a field */
export function useItemFault(faults: Partial<Record<string, string>>): (field: string) => string | undefined {
  const { t } = useI18n();
  return (field) => {
    const fault = faults[field];
    return fault && t(`items:errors.${fault}` as 'items:errors.id');
  };
}
