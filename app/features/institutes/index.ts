export { instituteKinds } from './institute-kinds';
