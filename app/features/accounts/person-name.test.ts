import { describe, expect, it } from 'vitest';
import { isPersonName, tidyName } from './person-name';

describe('tidyName', () => {
  it('drops what nobody sees', () => {
    expect(tidyName('  Asha\u0000 \u202eJuma\u200b \t Mushi ')).toBe('Asha Juma Mushi');
  });

  it('keeps words apart that a tab or an unseen mark stands between', () => {
    expect(tidyName('Asha\tJuma \u200b Mushi')).toBe('Asha Juma Mushi');
  });
});

describe('isPersonName', () => {
  it.each([
    'Asha Juma',
    "Ng'wanakilala",
    'José M. Núñez-Kweka',
    'فاطمة',
    'Ελένη',
    'Анна Мария',
    'Trần Thị Lệ',
  ])('takes %s', (name) => expect(isPersonName(name)).toBe(true));

  it.each(['Аsha Juma', 'Asha Мwita', 'Αsha', 'Аса Juma', `A${'\u0300'.repeat(40)}sha`])(
    'refuses %j, which looks like another name or covers its neighbours',
    (name) => expect(isPersonName(tidyName(name))).toBe(false),
  );

  it.each(['', 'A', '<script>alert(1)</script>', '😀😀', '12345', "' or 1=1 --", '-Asha', '王小明', 'आशा'])(
    'refuses %j',
    (name) => expect(isPersonName(name)).toBe(false),
  );
});
