import type { Language } from '~/platform/i18n/language';
import { labelOfOutput } from './output-label';
import { lightOf } from './light-of';
import type { Light, PresentedHeadline } from './presented-run';
import type { Run } from './run-worksheet';
import { showValue, wordOf } from './say-run';
import type { AnyPart, OutputValue } from './worksheet';

/** One figure of a run, in the reader's language. */
interface PresentedFigure {
  key: string;
  state: 'known' | 'missing' | 'none';
  label: string;
  value: string;
  band: string | null;
  light: Light | null;
}

/** The single figures of a run, the most important first. */
export function presentFigures(part: AnyPart, run: Run, language: Language): PresentedFigure[] {
  return Object.entries(part.figures).flatMap(([key, output]) => {
    const value = run.outputs[key];
    if (value === undefined || Array.isArray(value) || isGroup(value)) return [];
    const band = run.outputs[part.bands?.[key] ?? ''];
    return [
      {
        key,
        state: typeof value === 'number' ? 'known' : isMissing(value) ? 'missing' : 'none',
        label: labelOfOutput(key, language),
        value: showValue(value, output, language),
        band: typeof band === 'string' ? wordOf(band, language) : null,
        light: typeof band === 'string' ? lightOf(band) : null,
      },
    ];
  });
}

/** The figure that stands above the others: the first that is known. */
export const headlineAmong = (figures: readonly PresentedFigure[]): PresentedFigure | null =>
  figures.find(({ state }) => state === 'known') ?? figures[0] ?? null;

export const presentHeadline = ({
  label,
  value,
  band,
  light,
  state,
}: PresentedFigure): PresentedHeadline => ({
  label,
  value,
  band,
  light,
  isKnown: state === 'known',
});

/** What nobody typed isn't worth a line; what can't be calculated for another reason is. */
export const isMissing = (value: OutputValue) =>
  typeof value === 'object' && value !== null && 'reason' in value && value.reason === 'missing';

const isGroup = (value: OutputValue) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('reason' in value);

export const withBand = ({ value, band }: { value: string; band: string | null }) =>
  band === null ? value : `${value} (${band})`;
