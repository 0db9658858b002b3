import { expect, test } from 'vitest';
import { asksToSaveData, dataSaverCookie, dataSaverOf, savesData, withDataSaver } from './saves-data.server';

const asked = (headers: Record<string, string>) => new Request('https://tumia.example/sw', { headers });

test('data are saved where the browser says so or the connection is slow', () => {
  expect(savesData(asked({}))).toBe(false);
  expect(savesData(asked({ 'Save-Data': 'on' }))).toBe(true);
  for (const slow of ['slow-2g', '2g', '3g']) expect(savesData(asked({ ECT: slow }))).toBe(true);
  expect(savesData(asked({ ECT: '4g' }))).toBe(false);
  expect(asksToSaveData(asked({ ECT: '2g' }))).toBe(false);
});

test('what somebody has chosen counts before what the browser and the connection say', () => {
  const on = { Cookie: 'language=x; data-saver=on' };
  const off = { Cookie: 'data-saver=off; language=x' };
  expect(savesData(asked({ ...on, ECT: '4g' }))).toBe(true);
  expect(asksToSaveData(asked(on))).toBe(true);
  expect(savesData(asked({ ...off, 'Save-Data': 'on', ECT: '2g' }))).toBe(false);
  expect(asksToSaveData(asked({ ...off, 'Save-Data': 'on' }))).toBe(false);
  expect(dataSaverOf(asked({ Cookie: 'data-saver=never' }))).toBe('auto');
  expect(dataSaverCookie('auto')).toContain('Max-Age=0');
});

test('a request is asked again as somebody who saves data or doesn’t, and keeps its other cookies', () => {
  const request = asked({ Cookie: 'language=x; data-saver=on', 'Save-Data': 'on', ECT: '2g' });
  const without = withDataSaver(request, false);
  expect(savesData(without)).toBe(false);
  expect(without.headers.get('Cookie')).toBe('language=x; data-saver=off');
  expect(savesData(withDataSaver(asked({}), true))).toBe(true);
});
