export { createAccount } from './create-account.server';
export { createDemoAccounts, demoAccounts, demoPassword, removeDemoAccounts } from './demo-accounts.server';
export {
  type Actor,
  closeAllSessions,
  closeSession,
  forgetExpiredSessions,
  getActor,
  getActorById,
  getSignedIn,
  openSession,
  requireActor,
} from './session.server';
export { signIn } from './sign-in.server';
