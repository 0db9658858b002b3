import { faultWords } from './fault-words';
import { useI18n } from './use-i18n';

/** @param faults keys of `errors` of `namespace`, by field @returns tells in words what is wrong with a field */
export function useFaultWords(
  namespace: Parameters<typeof faultWords>[1],
  faults: Partial<Record<string, string>>,
): (field: string) => string | undefined {
  const words = faultWords(useI18n().t, namespace);
  return (field) => words(faults[field]);
}
