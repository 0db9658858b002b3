import { describe, expect, test } from 'vitest';
import { compareNames, nameWords } from './name-likeness';

const likeness = (one: string, other: string) => compareNames(nameWords(one), nameWords(other));

describe('two names', () => {
  test.for([
    ['Asha Juma', 'ASHA  JUMA'],
    ['Asha Juma', 'Juma, Asha'],
    ['José Mbele', 'Jose Mbele'],
    ["Neema Ng'ombe", 'Neema Ng’ombe'],
    ["Neema Ng'ombe", 'Neema Ngombe'],
    ['Asha J. Mwinyi', 'asha j mwinyi'],
  ] as const)('%s and %s are the same', ([one, other]) => expect(likeness(one, other)).toBe('sameName'));

  test.for([
    ['Asha Juma Mwinyi', 'Asha Mwinyi'],
    ['Mohamed Said', 'Mohammed Said'],
    ['Mohamed Said', 'Mohamde Said'],
    ['Emmanuel Kessy', 'Emanuel Kessy'],
  ] as const)('%s and %s are alike', ([one, other]) => {
    expect(likeness(one, other)).toBe('similarName');
    expect(likeness(other, one)).toBe('similarName');
  });

  test.for([
    ['Asha Juma', 'Asha Mushi'],
    ['Asha Juma', 'Rehema Juma'],
    ['Ali Juma', 'Eli Juma'],
    ['Asha', 'Asha Juma'],
    ['Asha Juma Mwinyi', 'Asha Jumaa Mwinyl'],
    ['Asha', 'Ashe'],
    ['Asha', 'Asha'],
    ['Christopher Mushi', 'Kristofer Mushi'],
    ['', ''],
  ] as const)('%j and %j are two people’s', ([one, other]) => {
    expect(likeness(one, other)).toBeUndefined();
    expect(likeness(other, one)).toBeUndefined();
  });
});
