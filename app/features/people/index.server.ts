export { addPerson, type AddPersonAnswer } from './add-person.server';
export { answerInvitation, type Invitation, listInvitations } from './answer-invitation.server';
export { endMembership, grantRoleTo, revokeRoleOf } from './change-role.server';
export { type ConfirmPersonAnswer, confirmPerson, takeBackConfirmation } from './confirm-person.server';
export { countPeople, type PeopleCount } from './count-people.server';
export { editPerson } from './edit-person.server';
export { exportPeople } from './export-people.server';
export { exportPeopleRecords } from './export-people-records.server';
export { forgetInUploads } from './forget-in-uploads.server';
export { type Confirmation, getConfirmation } from './get-confirmation.server';
export { getPerson, type Person } from './get-person.server';
export { giveCode } from './give-code.server';
export { countedPeople, type ListedPerson, listPeople } from './list-people.server';
export {
  type DuplicatePair,
  type DuplicateReason,
  findDuplicates,
  type LikelyDuplicate,
} from './find-duplicates.server';
export { type ListedMerge, listMerges } from './list-merges.server';
export { markTwoPeople } from './mark-two-people.server';
export { mergeAccounts, type MergeAnswer, type Merging } from './merge-accounts.server';
export { undoableSince } from './merge-time';
export { listRolesWithin, revokeRoleWithin, type RoleWithin } from './roles-within.server';
export { undoMerge, type UndoMergeAnswer } from './undo-merge.server';
export { applyImport, type ApplyImportAnswer } from './apply-import.server';
export {
  type CodeCard,
  countWithoutCode,
  drawImportCodes,
  mostCodesOnASheet,
} from './draw-import-codes.server';
export { getImport, type ShownImport } from './get-import.server';
export { listImports } from './list-imports.server';
export { listRejectedRows } from './list-rejected-rows.server';
export { peopleWithin } from './people-scope.server';
export { previewImport, type PreviewImportAnswer } from './preview-import.server';
export { listFacilities } from './list-facilities.server';
export {
  type Audience,
  audienceOf,
  offerAudiences,
  type OfferedAudience,
  placeOf,
  reachesReader,
  type SharePlace,
} from './audience.server';
