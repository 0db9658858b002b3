export { type AppliedRollups, applyRollups, rebuildRollups } from './apply-rollups.server';
