/** Connections, as Chromium estimates them, on which a picture takes long: `3g` stands for some 400 kbit/s and 400 ms. */
const slow = ['slow-2g', '2g', '3g'];

/**
 * Whether pictures wait until they are asked for: the visitor's browser is set to save data (https://wicg.github.io/savedata/), or its
 * connection is slow (https://wicg.github.io/netinfo/, sent where `Accept-CH` asks for it).
 */
export const savesData = ({ headers }: Request): boolean =>
  /^\s*on\s*(;|,|$)/i.test(headers.get('Save-Data') ?? '') || slow.includes(headers.get('ECT') ?? '');
