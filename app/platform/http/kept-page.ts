/** Asks for a page as a phone keeps it for reading without network: nothing of it depends on who asks. */
export const keptSearch = '?part=content';

/** Whether a page is asked for to be kept. */
export const isToBeKept = (request: Request): boolean => new URL(request.url).search === keptSearch;

/** Headers of such a page: anybody may keep it, and asks whether it still holds. No portal on the way says what it carries. */
export const keptPageHeaders = { 'Cache-Control': 'public, no-cache', 'Tumia-Carries': 'public' };
