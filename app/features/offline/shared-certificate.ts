/** All that a phone's menu for sharing hands over, in one text. @param handedOver by the names that the web manifest gives */
export const sharedIn = (handedOver: URLSearchParams): string =>
  ['url', 'text', 'title'].map((name) => handedOver.get(name) ?? '').join(' ');

/**
 * Where a text leads that was shared with Tumia, as that of a message with the address of a certificate: to the check of what its QR code
 * says, or of its number.
 * @returns a path below the language, `/verify` where the text holds no certificate
 */
export function certificateInShared(text: string): string {
  const [, payload] = /#([\w$%*+./:-]{20,})/.exec(text) ?? [];
  if (payload) return `/verify#${payload}`;
  const [number] = /\b[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}\b/.exec(text) ?? [];
  return number ? `/verify?number=${encodeURIComponent(number)}` : '/verify';
}
