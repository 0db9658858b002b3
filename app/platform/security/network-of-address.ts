import { isIPv6 } from 'node:net';

/**
 * Whom an address stands for when tries are counted: an IPv4 address for itself; an IPv6 address for its first 64 bits, since one
 * subscriber has as many below them as they like (RFC 6177).
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail = ''] = address.replace(/%.*$/, '').split('::');
  const groupsOf = (part: string) => (part === '' ? [] : part.replace(/\d+(\.\d+){3}$/, '0:0').split(':'));
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
