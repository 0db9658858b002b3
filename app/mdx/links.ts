/**
 * What may stand behind a link. Addresses are compared whole, so that neither white space, a backslash nor an
 * entity (decoded by the parser before we look) can dress up another scheme.
 */
const allowedAddresses = [
  /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#][^\s\\<>"]*)?$/i,
  /^mailto:[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
  /^tel:\+?[0-9-]+$/,
  /^\/(?![/\\])[^\s\\<>"]*$/,
  /^#[a-z0-9_-]+$/i,
];

/** @returns whether a lesson may link to `address`: https, mailto, tel, a path of this site, or a fragment. */
export function isAllowedAddress(address: string): boolean {
  return allowedAddresses.some((pattern) => pattern.test(address));
}
