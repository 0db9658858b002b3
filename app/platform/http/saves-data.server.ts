/** Connections, as Chromium estimates them, on which a picture takes long: `3g` stands for some 400 kbit/s and 400 ms. */
const slow = ['slow-2g', '2g', '3g'];

/** Whether the visitor's browser is set to save data (https://wicg.github.io/savedata/). */
export const asksToSaveData = ({ headers }: Request): boolean =>
  /^\s*on\s*(;|,|$)/i.test(headers.get('Save-Data') ?? '');

/**
 * Whether pictures wait until they are asked for: the visitor's browser is set to save data, or its connection is slow (https://wicg.github.io/netinfo/, sent where `Accept-CH` asks for it).
 */
export const savesData = (request: Request): boolean =>
  asksToSaveData(request) || slow.includes(request.headers.get('ECT') ?? '');
