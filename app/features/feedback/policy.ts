import type { Grant, Holder } from '~/features/accounts/index';
import { isAdministrator } from '~/features/accounts/policy';

const answers = ({ role }: Pick<Grant, 'role'>): boolean => role === 'manager' || role === 'facilitator';

/**
 * For whom somebody answers what people tell: the institutes that they manage or facilitate for. An administrator answers everywhere, and what
 * belongs to no institute.
 */
export const answersFor = (holder: Pick<Holder, 'grants'>): string[] | 'everywhere' =>
  isAdministrator(holder)
    ? 'everywhere'
    : holder.grants.flatMap((grant) => (answers(grant) && grant.instituteId ? [grant.instituteId] : []));

export const mayAnswer = (holder: Pick<Holder, 'grants'>): boolean => answersFor(holder).length > 0;
