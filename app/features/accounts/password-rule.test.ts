import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords';
import { checkPassword, isEasyNumber } from './password-rule';

describe('checkPassword', () => {
  it.each([
    ['', 'passwordMissing'],
    ['mvua', 'passwordShort'],
    ['x'.repeat(201), 'passwordTooLong'],
    ['m'.repeat(1_000_000), 'passwordTooLong'],
  ])('refuses a password of a wrong length: %.20s', (password, fault) => {
    expect(checkPassword(password)).toBe(fault);
  });

  it.each([
    'password',
    'P@ssw0rd',
    'Password123!',
    'pa$$word2026',
    'qwertyuiop',
    'iloveyou',
    'Tanzania2024!',
    'tanzan1a',
    'TANZANI4',
    '2024tanzania',
    '5imba2020',
    'Simba-Yanga',
    'yang@2024',
    'nakupenda',
    'Nakupenda sana',
    'mungunimwema',
    'hakuna matata',
    'Dar es Salaam',
    'mpenziwangu',
    'Januari2026',
    'neema1995',
    'juma&asha',
    'nenosiri',
    'Nénosirí!!',
    'ｔａｎｚａｎｉａ',
    'l3tm31n!',
    'we1come1',
  ])('refuses what many people take: %s', (password) => {
    expect(checkPassword(password)).toBe('passwordCommon');
  });

  it.each([
    '12345678',
    '87654321',
    '1234567890',
    'a12345678',
    '11111111',
    'aaaaaaaa',
    'abababab',
    'simbsimb',
    '31121990',
    '19901231',
    '12311990',
    '12-34-56-78',
  ])('refuses rows, repetitions and dates: %s', (password) => {
    expect(checkPassword(password)).toBe('passwordCommon');
  });

  const owner = { name: "Zuhura Ng'wanakilala Bitungwa", phone: '+255712345679' };
  it.each([
    '0712345679',
    '255712345679',
    '+255 712 345 679',
    'x0712345679x',
    'Zuhura2024',
    'bitungwa!!!!',
    'zuhurabitungwa',
    'Bitungwa.Zuhura',
    'mama zuhura',
    'Zuhura-Tanzania',
    'zuhur@1990',
    'ngwanakilala',
    "Ng'wanakilala1",
  ])('refuses one made of its owner’s name or number: %s', (password) => {
    expect(checkPassword(password, owner)).toBe('passwordOwn');
    expect(checkPassword(password)).not.toBe('passwordOwn');
  });

  it.each([
    'a long password',
    'mvua ya masika',
    'siku njéma sana',
    'nenosiri lingine kabisa',
    'nenosiri la mtu mwingine',
    'the thief’s password',
    'kikombe cha chai asubuhi',
    'zuhura anapenda kusoma',
    'correct horse battery',
    'x7Kp2-vB9',
    '48151623427',
    '🦒🦓🐘🦏 wanyama',
    '🦒🦓🐘🦏!?',
    'نيزك أحمر',
  ])('takes %s', (password) => expect(checkPassword(password, owner)).toBeUndefined());

  it('compares with a list of plain words', () => {
    expect(commonPasswords.size).toBeGreaterThan(500);
    for (const word of commonPasswords) expect(word).toMatch(/^[a-z]{2,}$/);
  });
});

describe('isEasyNumber', () => {
  it.each(['1234', '4321', '7890', '0987', '0000', '1212', '123123', '2580', '147258', '01011990'])(
    'knows %s',
    (digits) => expect(isEasyNumber(digits)).toBe(true),
  );

  it.each(['1357', '4093', '90210', '718293', '31129999', '32011990'])('lets %s be', (digits) =>
    expect(isEasyNumber(digits)).toBe(false),
  );
});
