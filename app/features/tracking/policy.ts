import type { Grant, Holder } from '~/features/accounts/index';

const tracks = ({ role }: Pick<Grant, 'role'>): boolean => role === 'coordinator' || role === 'administrator';

/** Whether somebody sees how people of an area learn: its coordinators, and administrators. */
export const mayTrack = ({ grants }: Pick<Holder, 'grants'>): boolean => grants.some(tracks);

/** The grants by which somebody sees how people learn. */
export const trackingGrants = ({ grants }: Pick<Holder, 'grants'>): Grant[] => grants.filter(tracks);
