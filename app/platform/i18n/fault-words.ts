import type { sw } from './locales/sw';
import type { Translator } from './translate';

type Words = typeof sw;

/** The namespaces that have words for faults of forms. */
type FaultNamespace = {
  [Name in keyof Words]: Words[Name] extends { errors: object } ? Name : never;
}[keyof Words];

/** @returns puts the fault of a field, a key of `errors` of `namespace`, into words; undefined where there is none */
export const faultWords =
  (t: Translator, namespace: FaultNamespace) =>
  (fault: string | undefined, values: Record<string, string | number> = {}): string | undefined =>
    fault && t(`${namespace}:errors.${fault}` as 'accounts:errors.phone', values);
