import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formFaults } from '~/platform/http/form-faults';
import { NewCohortSchema } from './schemas';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-29T22:30:00Z') }));
afterEach(() => vi.useRealTimers());

const training = {
  kind: 'faceToFace',
  name: 'Mafunzo ya DHIS2',
  subject: '',
  topic: 'DHIS2',
  council: 'kigoma-dc',
  place: '',
  facilitators: '',
};
const faultsOf = (startsOn: string, endsOn = startsOn) => {
  const parsed = NewCohortSchema.safeParse({ ...training, startsOn, endsOn });
  return parsed.success ? {} : formFaults(parsed.error);
};

describe('NewCohortSchema', () => {
  it.each(['1960-01-01', '2026-10-05', '2031-11-30'])('takes a training on %s', (day) =>
    expect(faultsOf(day)).toEqual({}),
  );

  it.each([
    ['1959-12-31', 'dayEarly'],
    ['2031-12-01', 'dayLate'],
    ['9999-12-31', 'dayLate'],
    ['2026-02-30', 'day'],
    ['', 'day'],
  ])('tells of %j beside both fields that it is %s', (day, fault) =>
    expect(faultsOf(day)).toEqual({ startsOn: fault, endsOn: fault }),
  );

  it('tells of days in the wrong order', () =>
    expect(faultsOf('2026-10-07', '2026-10-05')).toEqual({ endsOn: 'dayOrder' }));
});
