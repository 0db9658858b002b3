import { checkPayload } from '../check-payload';

/** Gives the page what reads and checks payloads: it comes when there is one to check. */
Object.assign(window, { checkPayload });
