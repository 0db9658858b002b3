export { cadres } from './cadres';
export {
  type Grant,
  type GrantScope,
  instituteRoles,
  isInstituteRole,
  type Role,
  roles,
  scopeOf,
} from './roles';
export type { GrantPlace, Holder } from './policy';
export { formatPhone, parsePhone } from './phone';
export { tidyName } from './person-name';
