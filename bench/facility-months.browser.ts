import { timeFacilityMonths } from './facility-months';

/** What the bench calls in the browser. */
Object.assign(globalThis, { timeFacilityMonths });
