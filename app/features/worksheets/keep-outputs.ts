import { roundHalfUp } from './rounding';
import type { AnyPart, Outputs, OutputValue } from './worksheet';

/** A value as it stands in a file: rounded, and null where it can't be calculated. */
export type KeptValue = number | string | boolean | null | KeptValue[] | { [key: string]: KeptValue };

/** What a worksheet gave, keyed as in files; `reasons` tells by key why something is null. */
export type KeptOutputs = { [key: string]: KeptValue };

const isReason = (value: OutputValue): value is { reason: never } =>
  typeof value === 'object' && value !== null && 'reason' in value && Object.keys(value).length === 1;

export function keepOutputs(
  part: AnyPart,
  outputs: Outputs,
  settings: Readonly<Record<string, unknown>>,
): KeptOutputs {
  const reasons: Record<string, string> = {};
  const keep = (value: OutputValue, path: string, decimals: number | undefined): KeptValue => {
    if (typeof value === 'number') return decimals === undefined ? value : roundHalfUp(value, decimals);
    if (typeof value !== 'object' || value === null) return value;
    if (isReason(value)) {
      reasons[path] = value.reason;
      return null;
    }
    if (Array.isArray(value)) {
      return (value as readonly OutputValue[]).map((one, place) => keep(one, `${path}.${place}`, decimals));
    }
    return Object.fromEntries(
      Object.entries(value as Outputs).map(([key, one]) => [
        key,
        keep(one, path === '' ? key : `${path}.${key}`, part.figures[key]?.decimals ?? decimals),
      ]),
    );
  };
  const kept = keep(outputs, '', undefined) as KeptOutputs;
  const keyed = Object.entries(part.keyedInFiles?.(outputs, settings) ?? {}).map(
    ([key, [value, decimals]]) => [key, keep(value, key, decimals)] as const,
  );
  return { ...kept, ...Object.fromEntries(keyed), ...(Object.keys(reasons).length > 0 ? { reasons } : {}) };
}
