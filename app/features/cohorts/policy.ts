import type { Grant, Holder } from '~/features/accounts/index';

const runs = ({ role }: Pick<Grant, 'role'>): boolean =>
  ['coordinator', 'manager', 'facilitator', 'administrator'].includes(role);

/** Whether somebody runs cohorts: makes them, and can be named as one who facilitates. */
export const mayRunCohorts = ({ grants }: Pick<Holder, 'grants'>): boolean => grants.some(runs);
