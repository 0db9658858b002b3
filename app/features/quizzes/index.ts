export { mayRegrade } from './may-regrade';
