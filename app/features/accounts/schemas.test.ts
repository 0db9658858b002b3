import { describe, expect, it } from 'vitest';
import { formFaults } from '~/platform/http/form-faults';
import {
  NextPathSchema,
  SessionDeedSchema,
  SetPinSchema,
  SharedPhoneSchema,
  SignInSchema,
  SignUpSchema,
} from './schemas';

const form = {
  name: ' Asha  Juma ',
  phone: '0712 345 678',
  password: 'a long password',
  cadre: 'NO',
  region: 'kigoma',
  council: 'kigoma-dc',
  facility: ' Zahanati ya  Mfano ',
  consent: 'yes',
  language: 'sw',
};

const faultsOf = (change: Record<string, unknown>) => {
  const parsed = SignUpSchema.safeParse({ ...form, ...change });
  return parsed.success ? {} : formFaults(parsed.error);
};

describe('SignUpSchema', () => {
  it('asks a student for the training institution, and nobody else', () => {
    const student = { ...form, cadre: 'STU', trainingInstitution: ' Chuo cha  Uuguzi ' };
    expect(SignUpSchema.parse(student).trainingInstitution).toBe('Chuo cha Uuguzi');
    expect(faultsOf({ cadre: 'STU' })).toEqual({ trainingInstitution: 'trainingInstitution' });
    expect(faultsOf({ cadre: 'STU', trainingInstitution: ' ', phone: '12' })).toEqual({
      trainingInstitution: 'trainingInstitution',
      phone: 'phone',
    });
    expect(faultsOf({ cadre: 'STU', trainingInstitution: 'x'.repeat(121) })).toEqual({
      trainingInstitution: 'trainingInstitutionTooLong',
    });
    expect(faultsOf({ cadre: 'NO' })).toEqual({});
  });

  it('tidies what was typed', () => {
    expect(SignUpSchema.parse(form)).toEqual({
      ...form,
      name: 'Asha Juma',
      phone: '+255712345678',
      facility: 'Zahanati ya Mfano',
      trainingInstitution: null,
    });
    expect(SignUpSchema.parse({ ...form, facility: ' ' }).facility).toBeUndefined();
  });

  it.each([
    ['name', '', 'nameMissing'],
    ['name', '\0\u202e', 'nameMissing'],
    ['name', 'x'.repeat(1_000_000), 'nameTooLong'],
    ['name', '<script>alert(1)</script>', 'name'],
    ['name', '😀😀', 'name'],
    ['name', undefined, 'nameMissing'],
    ['phone', '', 'phoneMissing'],
    ['phone', "0712'; drop table account; --", 'phone'],
    ['phone', '0712345678\0', 'phone'],
    ['phone', undefined, 'phone'],
    ['password', undefined, 'passwordMissing'],
    ['password', 'short', 'passwordShort'],
    ['password', 'x'.repeat(201), 'passwordTooLong'],
    ['password', 'Tanzania2026!', 'passwordCommon'],
    ['password', '0712345678', 'passwordOwn'],
    ['cadre', 'KING', 'cadre'],
    ['region', '', 'region'],
    ['council', 'kigoma-dc\0', 'council'],
    ['council', 'x'.repeat(61), 'council'],
    ['council', 'Kigoma DC', 'council'],
    ['facility', 'x'.repeat(121), 'facilityTooLong'],
    ['consent', 'no', 'consent'],
    ['consent', undefined, 'consent'],
  ])('refuses a %s of %j', (field, value, fault) => {
    expect(faultsOf({ [field]: value })).toEqual({ [field]: fault });
  });

  it('names the fault of every field at once', () => {
    expect(faultsOf({ name: '', phone: '1', password: 'x', council: '' })).toEqual({
      name: 'nameMissing',
      phone: 'phone',
      password: 'passwordShort',
      council: 'council',
    });
  });
});

describe('the password of a sign-up', () => {
  it('is held against the name and number that were typed, and against what could be read of them', () => {
    const own = { name: 'Zuhura Bitungwa', password: 'zuhura2026' };
    expect(faultsOf(own)).toEqual({ password: 'passwordOwn' });
    expect(faultsOf({ ...own, phone: '1', consent: 'no' })).toEqual({
      password: 'passwordOwn',
      phone: 'phone',
      consent: 'consent',
    });
    expect(faultsOf({ ...own, name: '' })).toEqual({ name: 'nameMissing' });
  });
});

describe('SharedPhoneSchema', () => {
  it.each([
    ['yes', true],
    ['no', false],
    ['', false],
    [undefined, false],
  ])('reads %j as %s', (typed, isShared) => expect(SharedPhoneSchema.parse(typed)).toBe(isShared));
});

describe('SetPinSchema', () => {
  it('takes four to six digits and a password', () => {
    expect(SetPinSchema.parse({ pin: ' 4093 ', password: 'x' })).toEqual({ pin: '4093', password: 'x' });
    const refused = SetPinSchema.safeParse({ pin: '12', password: '' });
    expect(refused.error && formFaults(refused.error)).toEqual({
      pin: 'pinShape',
      password: 'passwordMissing',
    });
    expect(SetPinSchema.safeParse({}).success).toBe(false);
  });
});

describe('SessionDeedSchema', () => {
  it('takes what can be done, and nothing else', () => {
    const deed = { intent: 'end', session: 'a1'.repeat(12) };
    expect(SessionDeedSchema.parse(deed)).toEqual(deed);
    expect(SessionDeedSchema.parse({ intent: 'all' })).toEqual({ intent: 'all' });
    for (const typed of [{}, { intent: 'end' }, { intent: 'end', session: "' or 1=1" }, { intent: 'steal' }])
      expect(SessionDeedSchema.safeParse(typed).success).toBe(false);
  });
});

describe('SignInSchema', () => {
  it('takes a password of any form, since old ones were', () => {
    expect(SignInSchema.parse({ phone: '0712345678', password: 'x' }).password).toBe('x');
  });

  it('refuses one that is empty or could never be right', () => {
    for (const password of ['', 'x'.repeat(201), undefined]) {
      expect(SignInSchema.safeParse({ phone: '0712345678', password }).success).toBe(false);
    }
  });
});

describe('NextPathSchema', () => {
  it.each([
    '/sw',
    '/en/me',
    '/sw/courses/data-quality/why-data-matter/good-data?from=list#done',
    '/sw/attempts/0198a1b2-0000-7000-8000-000000000001',
    '/en/tracking?from=9999-99-99&region=%27',
    '/sw/tracking/cohorts/0198a1b2-0000-7000-8000-000000000001/message?text=Kikao%3A+saa+nne+(asubuhi)!',
  ])('leads to %s', (path) => expect(NextPathSchema.parse(path)).toBe(path));

  it.each([
    undefined,
    '',
    'https://other.example',
    '//other.example',
    '/\\other.example',
    '/sw//other.example:80@x',
    '/sw/../../other',
    '/fr/me',
    'sw/me',
    '/sw\n/me',
    '/sw/me\r\nSet-Cookie: a=b',
    'javascript:alert(1)',
    `/sw/${'x'.repeat(2000)}`,
    '/sw/me?next=%0d%0aSet-Cookie: a=b',
  ])('leads nowhere by %j, or stays on this site', (path) => {
    const next = NextPathSchema.parse(path);
    if (next === undefined) return;
    expect(new URL(next, 'https://tumia.example').origin).toBe('https://tumia.example');
    expect(next).not.toMatch(/[\r\n]/);
  });
});
