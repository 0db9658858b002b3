import { isIP } from 'node:net';

/**
 * The address that a request comes from. Behind proxies the address is read from `X-Forwarded-For`, counted from its right end, so that
 * what a client writes into the header itself is never believed. What is not an address counts as none.
 * @param peer the address of the TCP connection
 * @param trustedProxies how many proxies of our own stand in front
 */
export function clientAddress(headers: Headers, peer: string, trustedProxies: number): string {
  if (trustedProxies === 0) return peer;
  const hops = (headers.get('X-Forwarded-For') ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean);
  const hop = hops.at(-trustedProxies) ?? '';
  return isIP(hop) ? hop : peer;
}
