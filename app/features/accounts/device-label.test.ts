import { describe, expect, it } from 'vitest';
import { labelDevice } from './device-label';

const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('labelDevice', () => {
  it.each([
    [`${android} Chrome/124.0.0.0 Mobile Safari/537.36`, 'Chrome, Android'],
    ['Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423', 'Opera Mini, Android'],
    ['Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5', 'Firefox, KaiOS'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0', 'Firefox, Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
  ])('names the browser and system of %s', (userAgent, label) => expect(labelDevice(userAgent)).toBe(label));

  it.each([null, '', '   ', 'x', '<script>alert(1)</script>'])('says nothing of %j', (userAgent) =>
    expect(labelDevice(userAgent)).toBeNull(),
  );

  it('reads no more of a long one than its beginning', () => {
    const label = labelDevice(`Mozilla/5.0 ${'x'.repeat(1_000_000)} Chrome/124.0`);
    expect(label?.length ?? 0).toBeLessThanOrEqual(60);
  });
});
