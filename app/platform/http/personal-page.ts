import type { HeadersFunction } from '@remix-run/node';

/**
 * Headers of a page about one person: no browser keeps it, so that on a shared phone the Back button shows nothing of it once that person
 * has signed out.
 */
export const personalPage = { 'Cache-Control': 'private, no-store' };

/** The `headers` of a route all of whose pages are about one person. */
export const personalPageHeaders: HeadersFunction = () => personalPage;
