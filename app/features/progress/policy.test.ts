import { describe, expect, it } from 'vitest';
import { type Grant, roles, scopeOf } from '~/features/accounts/index';
import { maySignOff, signsOffIn } from './policy';

const as = (...grants: Grant[]) => ({ grants });
const at = (role: Grant['role'], instituteId: string): Grant => ({ role, ...scopeOf({ instituteId }) });

describe('signing off', () => {
  it('is for the facilitators of an institute, whatever else they are', () => {
    const person = as(at('facilitator', 'ttcih'), at('manager', 'muhas'), at('facilitator', 'udom'));
    expect(signsOffIn(person)).toEqual(['ttcih', 'udom']);
    expect(maySignOff(person)).toBe(true);
  });

  it('is for administrators everywhere', () => {
    const person = as({ role: 'administrator', ...scopeOf() });
    expect(signsOffIn(person)).toBe('everywhere');
    expect(maySignOff(person)).toBe(true);
  });

  it('is for nobody else', () => {
    const others = roles.filter((role) => role !== 'facilitator' && role !== 'administrator');
    for (const role of others) {
      expect(signsOffIn(as(at(role, 'ttcih')))).toEqual([]);
      expect(maySignOff(as(at(role, 'ttcih')))).toBe(false);
    }
    expect(maySignOff(as())).toBe(false);
  });
});
