export { isOpened, workplaceName } from './account-columns.server';
export { addAccount, type NewPerson } from './add-account.server';
export { addAccounts, type ListedNewPerson } from './add-accounts.server';
export { addMember } from './add-member.server';
export { bringBackAccount } from './bring-back-account.server';
export { changePassword } from './change-password.server';
export { confirmPassword, type ConfirmPasswordAnswer } from './confirm-password.server';
export { countOwnPins } from './count-own-pins.server';
export { consentVersion, createAccount } from './create-account.server';
export { deleteAccounts, holdAccount, isLastAdministrator } from './delete-account.server';
export { readDeviceSecret } from './device-cookie.server';
export { askForRecovery, sentCodeMinutes } from './ask-for-recovery.server';
export { askForEmail, confirmEmail, emailCodeMinutes, removeEmail } from './change-email.server';
export { askForPhone, confirmPhone } from './change-phone.server';
export { createAccountFor } from './create-account-for.server';
export { createDemoAccounts, demoAccounts, demoPassword, removeDemoAccounts } from './demo-accounts.server';
export { endAllSessions } from './end-all-sessions.server';
export { endSessionsOfClosedInstitute } from './end-sessions-of-closed-institute.server';
export { endSession } from './end-session.server';
export {
  exportAccess,
  exportAccounts,
  exportMemberships,
  exportRegistrations,
  exportRoles,
} from './export-account.server';
export { findAccount } from './find-account.server';
export { forgetDevice } from './forget-device.server';
export { getProfile, type Profile, type ProfileFacts, type Registration } from './get-profile.server';
export { type GivenConsent, giveConsent, hasConsented, listConsents } from './give-consent.server';
export { giveCodeFor } from './give-code-for.server';
export { giveInvitationCode, giveRecoveryCode } from './give-code.server';
export { grantRole, type GrantRoleAnswer } from './grant-role.server';
export { inspectAccount, type InspectedAccount } from './inspect-account.server';
export { countMembers, listInstitutePeople } from './institute-people.server';
export { isToBeErased, listAccountsToErase } from './list-accounts-to-erase.server';
export { listDevicePeople } from './list-device-people.server';
export { type HeldGrant, listGrants } from './list-grants.server';
export { listSessions } from './list-sessions.server';
export { keepTyped } from './keep-typed.server';
export { leaveInstitute } from './leave-institute.server';
export { getOwnInstitute, listOwnInstitutes, type OwnInstitute } from './own-institutes.server';
export { lockAccounts } from './lock-accounts.server';
export { nameAccounts } from './name-accounts.server';
export { notifyPerson } from './notify-person.server';
export { readAuditQuestion } from './read-audit-question.server';
export { cancelErasure, planErasure } from './plan-erasure.server';
export { releaseNumbers } from './release-numbers.server';
export { removeMember, type RemoveMemberAnswer } from './remove-member.server';
export { removeOwnPins } from './remove-own-pins.server';
export { revokeRole, type RevokeRoleAnswer } from './revoke-role.server';
export {
  type Actor,
  closeAllSessions,
  closeSession,
  forgetExpiredSessions,
  getActor,
  getActorById,
  getSignedIn,
  openSession,
  type Proof,
  requireActor,
  requireSignedIn,
  rotateSession,
} from './session.server';
export { grantsOfAccount, isOpenAndNoted, sessionIdOf } from './session-store.server';
export { setAsideAccount } from './set-aside-account.server';
export { setPin } from './set-pin.server';
export { signIn } from './sign-in.server';
export { signInWithPin } from './sign-in-with-pin.server';
export { signOut } from './sign-out.server';
export { type ProfileField, updateProfile, type UpdateProfileAnswer } from './update-profile.server';
export { getPendingChange } from './pending-change.server';
export { checkRecoveryCode, recoverAccount } from './recover-account.server';
export {
  changedGroups,
  mergedProfileForm,
  presentCurrent,
  profileFields,
  type ProfileGroup,
  type SentProfileForm,
  sentProfileForm,
} from './profile-fields';
export { saveProfile } from './save-profile.server';
export { hashPassword } from './password.server';
