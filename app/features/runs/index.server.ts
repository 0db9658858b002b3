export { deleteRun } from './delete-run.server';
export { exportRuns } from './export-runs.server';
export { forgetRuns } from './forget-runs.server';
export { getRun, getSharedRun, listRuns, listSharedRuns, type SavedRun } from './list-runs.server';
export { presentBoards } from './present-boards.server';
export { presentRuns, sayBeside } from './present-runs.server';
export { readRun } from './read-run.server';
export { saveRun } from './save-run.server';
export { endRunShare, listRunShares, shareRun } from './share-run.server';
