/** Connections, as Chromium estimates them, on which a picture takes long: `3g` stands for some 400 kbit/s and 400 ms. */
const slow = ['slow-2g', '2g', '3g'];

const cookieName = 'data-saver';

/** What a visitor has chosen on the page that lists what is kept; `auto`: what the browser and the connection say. */
export const dataSaverChoices = ['on', 'off', 'auto'] as const;

export type DataSaver = (typeof dataSaverChoices)[number];

/** @returns what the visitor has chosen */
export function dataSaverOf({ headers }: Request): DataSaver {
  const [, chosen] = /(?:^|;\s*)data-saver=(on|off)(?:;|$)/.exec(headers.get('Cookie') ?? '') ?? [];
  return dataSaverChoices.find((choice) => choice === chosen) ?? 'auto';
}

/** @returns the `Set-Cookie` header by which the browser remembers a choice for a year, or none */
export const dataSaverCookie = (choice: DataSaver): string =>
  `${cookieName}=${choice}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${choice === 'auto' ? 0 : 365 * 24 * 3600}`;

/** Whether the visitor has asked to save data: here, or else in the settings of the browser (https://wicg.github.io/savedata/). */
export function asksToSaveData(request: Request): boolean {
  const chosen = dataSaverOf(request);
  if (chosen !== 'auto') return chosen === 'on';
  return /^\s*on\s*(;|,|$)/i.test(request.headers.get('Save-Data') ?? '');
}

/**
 * Whether pictures wait until they are asked for: data are to be saved, or the connection is slow and the visitor hasn't said otherwise
 * (https://wicg.github.io/netinfo/, sent where `Accept-CH` asks for it).
 */
export const savesData = (request: Request): boolean =>
  asksToSaveData(request) ||
  (dataSaverOf(request) === 'auto' && slow.includes(request.headers.get('ECT') ?? ''));

/** @returns the same question from somebody who saves data, or who doesn't */
export function withDataSaver(request: Request, isOn: boolean): Request {
  const headers = new Headers(request.headers);
  const others = (headers.get('Cookie') ?? '')
    .split(/;\s*/)
    .filter((one) => one && !one.startsWith(`${cookieName}=`));
  headers.set('Cookie', [...others, `${cookieName}=${isOn ? 'on' : 'off'}`].join('; '));
  return new Request(request, { headers });
}
