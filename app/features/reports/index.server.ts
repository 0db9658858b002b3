export { dhis2Metadata } from './dhis2-metadata';
export { getPush, listPushes } from './get-push.server';
export { importOrgUnits } from './import-org-units.server';
export { orderPush, mayRetryPush, retryPush } from './order-push.server';
export { listRatePulls, orderRates } from './order-rates.server';
