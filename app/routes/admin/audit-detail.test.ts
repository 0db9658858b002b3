import { describe, expect, test } from 'vitest';
import { getTranslator } from '~/platform/i18n/translate';
import type { AuditEntry } from '~/platform/search-audit.server';
import { detailInWords } from './audit-detail';

type Detail = Record<string, string | number | boolean | null>;

const places = { kigoma: 'Kigoma', 'kigoma-dc': 'Kigoma DC' };
const inWords = (
  language: 'sw' | 'en',
  action: AuditEntry['action'],
  detail: Detail | null,
  objectId = 'ttcih',
) => detailInWords({ action, objectId, detail }, places, getTranslator(language));

/** Every detail that a use case writes, with every code that it may hold. */
const written: [AuditEntry['action'], Detail][] = [
  ['audit.exported', { entries: 12 }],
  ['facilities.imported', { added: 1, updated: 2, unchanged: 3, notListed: 4, rejected: 5, warnings: 6 }],
  ['facilities.imported', { complete: true }],
  ...['one', 'others', 'all'].map((which): [AuditEntry['action'], Detail] => ['session.ended', { which }]),
  ['pin.removed', { why: 'ownWish', phones: 2 }],
  ['pin.removed', { why: 'phoneForgotten' }],
  ['pin.removed', { why: 'wrongTries', tries: 5 }],
  [
    'account.changed',
    { fields: 'name, cadre, councilId, facilityId, facility, trainingInstitution, sex, checkNumber' },
  ],
  ['account.changed', { fields: 'language, registrations' }],
  ...['sign-in:address', 'sign-in:phone-address', 'sign-in:phone'].map(
    (limit): [AuditEntry['action'], Detail] => ['signIn.refused', { limit, tries: 10 }],
  ),
  ...['recovery', 'invitation'].map((purpose): [AuditEntry['action'], Detail] => ['code.given', { purpose }]),
  ...['verified', 'removed'].map((email): [AuditEntry['action'], Detail] => ['email.changed', { email }]),
  ['institute.changed', { field: 'closed', from: false, to: true }],
  ['institute.changed', { field: 'kind', from: 'training_centre', to: 'zonal_centre' }],
  ['institute.changed', { field: 'nameEn', from: 'Old', to: 'New' }],
  ['institute.created', { kind: 'training_centre' }],
  ['person.confirmed', { confirmed: true }],
  [
    'people.imported',
    {
      import: '0199aabb-0000-7000-8000-000000000000',
      rows: 9,
      refused: 1,
      likely: 1,
      new: 1,
      added: 1,
      invite: 1,
      asked: 1,
      invited: 1,
      declined: 1,
      member: 1,
      known: 1,
    },
  ],
  ...['confirmed', 'selfDeclared', 'invited'].map((state): [AuditEntry['action'], Detail] => [
    'people.listed',
    { region: 'kigoma', council: 'kigoma-dc', facility: '100056-1', cadre: 'CO', state },
  ]),
  ['people.listed', { role: 'facilityInCharge', searched: true, wentOn: true, shown: 50 }],
  ['people.listed', { region: 'kigoma', step: 'expiring', shown: 12 }],
  ['people.listed', { council: 'kigoma-dc', certificates: 'expiring', shown: 3 }],
  ['person.viewed', { in: 'tracking' }],
  ['headcounts.imported', { rows: 12, updated: 3, rejected: 1 }],
  ['reporting.imported', { rows: 12, updated: 3, rejected: 1 }],
  ['learners.exported', { council: 'kigoma-dc', step: 'known' }],
  ['people.listed', { duplicates: 3 }],
  ['people.listed', { in: 'roles', shown: 4 }],
  ['account.merged', { kept: true, phoneOf: 'merged' }],
  ['account.merged', { kept: false, phoneOf: 'kept' }],
  ['person.viewed', { in: 'audit' }],
  ['role.granted', { role: 'facilityInCharge' }],
];

/** What may stand in words of both languages as it is written: numbers, ids and names that people gave. */
const asWritten = /^(\d+|[\da-f-]{36}|100056-1|Old → New|Kigoma( DC)?)$/;

describe('details of the audit trail', () => {
  test.each(written)('of %s %j are words in both languages', (action, detail) => {
    const [sw, en] = [inWords('sw', action, detail), inWords('en', action, detail)];
    expect(sw).toHaveLength(en.length);
    expect(en.length).toBeGreaterThan(0);
    for (const [index, words] of sw.entries()) {
      const [name, ...value] = words.split(': ');
      const [nameEn, ...valueEn] = (en[index] ?? '').split(': ');
      expect(name).not.toBe(nameEn);
      if (value.length === 0 || asWritten.test(value.join(': '))) expect(value).toEqual(valueEn);
      else expect(value).not.toEqual(valueEn);
    }
  });

  test('read as a person would say them', () => {
    expect(inWords('en', 'code.given', { purpose: 'recovery' })).toEqual(['purpose: new password']);
    expect(inWords('sw', 'pin.removed', { why: 'wrongTries', tries: 5 })).toEqual([
      'sababu: PIN ilikosewa mara nyingi',
      'majaribio: 5',
    ]);
    expect(inWords('en', 'account.changed', { fields: 'councilId, facilityId, facility' })).toEqual([
      'what was changed: council, facility',
    ]);
    expect(inWords('en', 'people.listed', { council: 'kigoma-dc', role: 'manager' })).toEqual([
      'council: Kigoma DC',
      'role: Institute manager',
    ]);
    expect(inWords('en', 'role.granted', { role: 'manager' })).toEqual(['Institute manager']);
    expect(inWords('en', 'institute.changed', { field: 'kind', from: 'partner', to: 'research' })).toEqual([
      'Kind: Partner → Research institute',
    ]);
    expect(inWords('en', 'setting.changed', { from: 5, to: 7 }, 'keepAuditYears')).toEqual([
      'Keep the audit trail: 5 → 7',
    ]);
    expect(inWords('en', 'phone.changed', null)).toEqual([]);
  });

  test('that nobody foresaw stay as they were written', () => {
    expect(inWords('en', 'code.given', { purpose: 'somethingNew', other: 'code' })).toEqual([
      'purpose: somethingNew',
      'other: code',
    ]);
    expect(inWords('en', 'people.listed', { region: 'gone' })).toEqual(['region: gone']);
  });
});
