import type { Grant } from '~/features/accounts/index';

const teaching: readonly Grant['role'][] = ['facilitator', 'author', 'reviewer', 'manager', 'administrator'];

/** Whether somebody may read how a lesson is taught to a group: those who teach, write or answer for courses. */
export const maySeeFacilitatorNotes = ({ grants }: { grants: readonly Grant[] }): boolean =>
  grants.some(({ role }) => teaching.includes(role));
