import type { Holder } from '~/features/accounts/index';
import { isAdministrator } from '~/features/accounts/policy';

/** Whether somebody sends figures to other systems: Tumia's token there may write for every council. */
export const maySendFigures = (holder: Pick<Holder, 'grants'>): boolean => isAdministrator(holder);
