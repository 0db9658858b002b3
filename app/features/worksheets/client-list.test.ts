import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '~tests/fixtures/worksheet-cases.json';
import {
  byUrgency,
  faultOfClient,
  followUpReasons,
  type ListedClient,
  nextLocalNumber,
  readClientList,
} from './client-list';
import { missedAppointments } from './missed-appointments';

const today = '2025-06-30';
const client: ListedClient = { client: 'C01', due: '2025-06-02', attended: null, reason: null };
const fault = (changes: Partial<ListedClient>, others: string[] = []) =>
  faultOfClient({ ...client, ...changes }, others, today);

describe('a client of the list', () => {
  it('has a short number, never a name, a phone number or the number of a card', () => {
    for (const number of ['C01', '7', 'A/12', 'B-3']) expect(fault({ client: number })).toBeUndefined();
    for (const text of ['', 'Asha', 'ASHA 1', '0754123456', '01-02-0100-123456', 'CLIENT9']) {
      expect(fault({ client: text }), text).toEqual({ field: 'client', fault: 'clientForm' });
    }
    expect(fault({}, ['C02', 'C01'])).toEqual({ field: 'client', fault: 'clientTwice' });
  });

  it('has days that there are, and came no later than today', () => {
    expect(fault({ due: '' })).toEqual({ field: 'due', fault: 'day' });
    expect(fault({ due: '2025-02-31' })).toEqual({ field: 'due', fault: 'day' });
    expect(fault({ due: '2025-07-14' })).toBeUndefined();
    expect(fault({ attended: today })).toBeUndefined();
    expect(fault({ attended: '2025-07-01' })).toEqual({ field: 'attended', fault: 'future' });
  });

  it('gets the number after the last one', () => {
    expect(nextLocalNumber([])).toBe('C01');
    expect(nextLocalNumber(['C09', 'C02', 'A77'])).toBe('C10');
    expect(nextLocalNumber(['C99'])).toBe('C100');
  });
});

describe('what the device has kept', () => {
  const listed = fc.record({
    client: fc.constantFrom('C01', 'C2', '17'),
    due: fc.constantFrom('2025-06-02', '2024-02-29'),
    attended: fc.option(fc.constant('2025-06-09')),
    reason: fc.option(fc.constantFrom(...followUpReasons)),
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(listed), (list) => {
        expect(readClientList(JSON.stringify(list))).toEqual(list);
      }),
    );
  });

  it('is never trusted', () => {
    for (const kept of [null, '', 'no JSON', '{}', '[null, 3, {"client":"C01"}]']) {
      expect(readClientList(kept)).toEqual([]);
    }
    const odd = { ...client, reason: 'unknown' };
    expect(readClientList(JSON.stringify([odd, client]))).toEqual([client]);
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(Array.isArray(readClientList(json))).toBe(true);
      }),
    );
  });
});

describe('the order of the list', () => {
  const known = cases.find((one) => one.case === 'W11-1');
  const rows = (known?.inputs.rows as [string, string, string | null][]).map(([name, due, attended]) => ({
    client: name,
    due,
    attended,
  }));

  it('begins with who is late by the most days and has to be followed up, and ends with who came', () => {
    const outputs = missedAppointments.parts.clients.compute(
      { as_of: today, rows },
      { grace_days: 3, ltfu_days: 28 },
    );
    expect(byUrgency(outputs.rows).map((row) => row.client)).toEqual([
      'C05',
      'C10',
      'C03',
      'C07',
      'C08',
      'C06',
      'C02',
      'C09',
      'C01',
      'C04',
    ]);
  });
});
