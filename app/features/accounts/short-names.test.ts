import { describe, expect, it } from 'vitest';
import { shortNames } from './short-names';

describe('shortNames', () => {
  it('shows the first name and the last one’s initial', () => {
    expect(shortNames(['Asha Juma Mushi', "Musa ng'wanakilala", 'Neema'])).toEqual([
      'Asha M.',
      'Musa N.',
      'Neema',
    ]);
  });

  it('shows more initials where two would look alike', () => {
    expect(shortNames(['Asha Juma Mushi', 'Asha Pili Mrema', 'Asha Kasanda'])).toEqual([
      'Asha J. M.',
      'Asha P. M.',
      'Asha K.',
    ]);
  });

  it('cuts no letter in two', () => expect(shortNames(['Ali 𝒜li'])).toEqual(['Ali 𝒜.']));
});
