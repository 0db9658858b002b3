export { createAccount } from './create-account.server';
export { createDemoAccounts, demoAccounts, demoPassword, removeDemoAccounts } from './demo-accounts.server';
export { importPlaces } from './import-places.server';
export { listPlaces, type RegionWithCouncils } from './list-places.server';
export {
  type Actor,
  closeSession,
  forgetExpiredSessions,
  getActor,
  getActorById,
  openSession,
  requireActor,
} from './session.server';
export { signIn } from './sign-in.server';
