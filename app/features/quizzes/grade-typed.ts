import type { AcceptedNumber, AcceptedText, ItemOf, Localized } from '~db/schema/items';
import { parseTypedNumber } from '~/platform/typed-number';
import { plainText } from './plain-text';
import { binaryNoise } from './share';

/** What of the accepted answers a typed one meets: the one that earns most, as in Moodle, where the best match counts. */
const best = <Accepted extends { share?: number }>(met: Accepted[]): Accepted | undefined =>
  met.toSorted((one, other) => shareOf(other) - shareOf(one))[0];

/** @returns the share that an accepted answer earns, 0 to 1; 0 where none is met */
export const shareOf = (met: { share?: number } | undefined) => (met ? (met.share ?? 1) : 0);

/** @returns the accepted text that was typed, if any */
export function textMet(
  accepted: readonly AcceptedText<Localized>[],
  typed: string | undefined,
): AcceptedText<Localized> | undefined {
  const plain = plainText(typed ?? '');
  return plain === '' ? undefined : best(accepted.filter(({ text }) => plainText(text) === plain));
}

/** @returns the accepted number within whose tolerance the typed one lies, if any */
export function numberMet(
  accepted: readonly AcceptedNumber<Localized>[],
  typed: string | undefined,
  units: readonly string[] = [],
): AcceptedNumber<Localized> | undefined {
  const number = parseTypedNumber(typed ?? '', units);
  if (number === undefined) return undefined;
  return best(
    accepted.filter(({ answer, tolerance }) => Math.abs(number - answer) <= tolerance + binaryNoise),
  );
}

/** The number of an item that is right, and others that are accepted. */
export const acceptedNumbers = ({
  numeric: { answer, tolerance, others = [] },
}: ItemOf<'numeric'>): AcceptedNumber<Localized>[] => [{ answer, tolerance }, ...others];
