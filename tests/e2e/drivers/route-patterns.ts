import type { RouteConfigEntry } from '@remix-run/route-config';
import siteMap from '../../../app/routes';

/** The addresses that a route and those within it take; a layout takes none of its own. */
function patternsOf(route: RouteConfigEntry, above: string): string[] {
  const path = [above, route.path].filter(Boolean).join('/');
  const within = (route.children ?? []).flatMap((child) => patternsOf(child, path));
  const isPage = route.index === true || (route.path !== undefined && route.children === undefined);
  return isPage ? [`/${path}`, ...within] : within;
}

/** Every address of the site map in `app/routes.ts`, such as `/:lang/courses/:course`. */
export const routePatterns: string[] = [...new Set(siteMap.flatMap((route) => patternsOf(route, '')))];

/** @returns whether an address is of this pattern */
export function fitsPattern(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace('*', '.*')
    .replaceAll(/:\w+/g, '[^/]+');
  return new RegExp(`^${source}$`).test(new URL(path, 'http://tumia').pathname);
}
