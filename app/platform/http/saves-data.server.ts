/** Whether the visitor's browser is set to save data (https://wicg.github.io/savedata/): pictures then wait until they are asked for. */
export const savesData = (request: Request): boolean =>
  /^\s*on\s*(;|,|$)/i.test(request.headers.get('Save-Data') ?? '');
