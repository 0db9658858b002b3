import { describe, expect, test } from 'vitest';
import { councilMatcher } from './match-council';

const find = councilMatcher([
  { id: 'arusha-cc', name: 'Arusha CC', region: 'Arusha' },
  { id: 'arusha-dc', name: 'Arusha DC', region: 'Arusha' },
  { id: 'kigoma-dc', name: 'Kigoma DC', region: 'Kigoma' },
  { id: 'kigoma-ujiji-mc', name: 'Kigoma Ujiji MC', region: 'Kigoma' },
  { id: 'kibaha-dc', name: 'Kibaha DC', region: 'Pwani' },
  { id: 'kibaha-tc', name: 'Kibaha TC', region: 'Pwani' },
  { id: 'kaskazini-a', name: 'Kaskazini A', region: 'Kaskazini Unguja' },
]);

describe('a council in a list', () => {
  test.each([
    ['Arusha', 'Arusha CC', 'arusha-cc'],
    ['Arusha Region', 'ARUSHA DC', 'arusha-dc'],
    ['arusha', 'Arusha City Council', 'arusha-cc'],
    ['Arusha', 'Arusha Municipal Council', 'arusha-cc'],
    ['Arusha', 'Arusha  District  Council', 'arusha-dc'],
    ['Kigoma', 'Kigoma-Ujiji Municipal', 'kigoma-ujiji-mc'],
    ['Kigoma Region', 'Kigoma', 'kigoma-dc'],
    ['Coast', 'Kibaha Town Council', 'kibaha-tc'],
    ['Mkoa wa Pwani', 'Kibaha MC', 'kibaha-tc'],
    ['', 'Kibaha DC', 'kibaha-dc'],
    ['Kaskazini Unguja', 'Kaskazini A', 'kaskazini-a'],
    ['Kaskazini Unguja', 'Kaskazini A District', 'kaskazini-a'],
  ])('%s, %s is %s', (region, council, id) => expect(find(region, council)).toBe(id));

  test.each([
    ['Arusha', 'Arusha'],
    ['Kigoma', 'Arusha CC'],
    ['Atlantis', 'Kigoma DC'],
    ['Kigoma', 'Kigoma MC'],
    ['Kigoma', ''],
    ['', 'DC'],
  ])('%s, %s is none of ours, or could be two', (region, council) =>
    expect(find(region, council)).toBeUndefined(),
  );
});
