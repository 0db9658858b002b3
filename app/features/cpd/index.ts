export { type Approval, approvalsOn } from './approval';
export type { CouncilRule } from './council-rule';
export { type CpdPeriod, daysLeft } from './cpd-period';
export { type PeriodTotal, totalPoints } from './cpd-points';
