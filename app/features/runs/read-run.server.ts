import { cellsToKeep, isExampleOf, type worksheetAt } from '~/features/worksheets/index';
import type { answerWorksheet } from '~/features/worksheets/index.server';
import { RunPeriodSchema } from './schemas';
import type { RunToSave } from './save-run.server';

type AnsweredWorksheet = NonNullable<ReturnType<typeof answerWorksheet>>;
type Worksheet = NonNullable<ReturnType<typeof worksheetAt>>;

/** Why figures can't be kept: they don't give a result without a fault, they are the example's, or they have no period. */
export type RunFault = 'unfinished' | 'example' | 'period';

/** @param period as it was typed @returns what is kept of an answered worksheet, but for the facility, or why it can't be */
export function readRun(
  worksheet: Worksheet,
  { name, result, state, isExample }: AnsweredWorksheet,
  period: string | null | undefined,
): { fault: RunFault } | { run: Omit<RunToSave, 'facilityCode'> } {
  const part = worksheet.parts[name];
  if (!part || !result || Object.keys(state.faults).length > 0) return { fault: 'unfinished' };
  if (isExample || isExampleOf(worksheet, name, state.typed)) return { fault: 'example' };
  const parsed = RunPeriodSchema.safeParse(period);
  if (!parsed.success) return { fault: 'period' };
  const { key, version } = worksheet;
  const cells = cellsToKeep(part, state.typed);
  return { run: { worksheet: key, part: name, version, period: parsed.data, ...cells } };
}
