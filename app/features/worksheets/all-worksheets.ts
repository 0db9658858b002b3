import { actionTracker } from './action-tracker';
import { bedUse } from './bed-use';
import { dataQualityScore } from './data-quality-score';
import { epidemicThreshold } from './epidemic-threshold';
import { immunisationDropout } from './immunisation-dropout';
import { maternalCoverage } from './maternal-coverage';
import { missedAppointments } from './missed-appointments';
import { monthsOfStock } from './months-of-stock';
import { registerCheck } from './register-check';
import { relatedNumbers } from './related-numbers';
import { reportingCompleteness } from './reporting-completeness';
import { rootCauses } from './root-causes';
import { runCharts } from './run-chart';
import { strangeValues } from './strange-values';
import { targetPopulation } from './target-population';
import { verificationFactor } from './verification-factor';
import type { Worksheet } from './worksheet';

/** W01 to W16. */
export const worksheets: readonly Worksheet[] = [
  reportingCompleteness,
  verificationFactor,
  strangeValues,
  relatedNumbers,
  immunisationDropout,
  targetPopulation,
  maternalCoverage,
  monthsOfStock,
  epidemicThreshold,
  runCharts,
  missedAppointments,
  bedUse,
  actionTracker,
  rootCauses,
  dataQualityScore,
  registerCheck,
];

/** @param key such as `W05`, in letters of either size */
export const worksheetOf = (key: string): Worksheet | undefined =>
  worksheets.find((worksheet) => worksheet.key === key.toUpperCase());

/** Whether the worksheet has a page of its own. */
export const hasPage = (worksheet: Worksheet): boolean => worksheet.isOnDevice === true || hasForm(worksheet);

/** Whether the server reads a form of the worksheet. */
export const hasForm = ({ parts }: Worksheet): boolean =>
  Object.values(parts).some(({ isOnPage }) => isOnPage);
