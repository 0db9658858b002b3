export { type AppliedRollups, applyRollups, rebuildRollups } from './apply-rollups.server';
export { type SeededNation, seedNation } from './seed-nation.server';
export { figuresAsCsv, figuresAsXlsx } from './export-figures.server';
export { exportLearners } from './export-learners.server';
export { filterFormOf } from './filter-form';
export { getOverview, readQuestion } from './get-overview.server';
export { countedLearners, listLearners } from './list-learners.server';
export { presentOverview } from './present-overview.server';
export { searchOf } from './read-filter';
