import type { HeadersFunction } from '@remix-run/node';

/**
 * The `headers` of a page that shows a person by name: no browser keeps it, so that on a shared phone the Back button shows nothing of it
 * once that person has signed out.
 */
export const personalPageHeaders: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });
