export {
  addMembersByFilter,
  type AddMembersAnswer,
  addMembersOfFile,
  addMembersOfList,
  memberColumns,
  mostMembers,
} from './add-members.server';
export type { CohortRunner } from './cohort-scope.server';
export { exportCohorts, forgetCohorts } from './cohorts-of-person.server';
export { createCohort } from './create-cohort.server';
export { getCohort } from './get-cohort.server';
export { listCohortSubjects } from './list-subjects.server';
export { listCohorts } from './list-cohorts.server';
export { messageCohort, previewMessage } from './message-cohort.server';
export { writeNote } from './write-note.server';
