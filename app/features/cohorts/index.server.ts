export {
  addMembersByFilter,
  type AddMembersAnswer,
  addMembersOfFile,
  addMembersOfList,
  countMembersLike,
  mostMembers,
} from './add-members.server';
export { changeCohort, setCohortClosed } from './change-cohort.server';
export type { CohortRunner } from './cohort-scope.server';
export { exportCohorts, forgetCohorts } from './cohorts-of-person.server';
export { createCohort } from './create-cohort.server';
export { exportMembers } from './export-members.server';
export { findCohort, getCohort } from './get-cohort.server';
export { hasBegun } from './has-begun.server';
export { listCohortSubjects } from './list-subjects.server';
export { listCohorts } from './list-cohorts.server';
export { listTrainingsOf } from './list-trainings-of.server';
export { messageCohort, previewMessage } from './message-cohort.server';
export { presentMemberState } from './present-member-state';
export { removeMembers } from './remove-members.server';
export { writeNote } from './write-note.server';
