import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.server';

const behind = (forwarded: string) => new Headers({ 'X-Forwarded-For': forwarded });

describe('clientAddress', () => {
  it('believes no header where no proxy is trusted', () => {
    expect(clientAddress(behind('1.1.1.1'), '9.9.9.9', 0)).toBe('9.9.9.9');
  });

  it('takes the address that the nearest trusted proxy saw, whatever the client wrote before it', () => {
    expect(clientAddress(behind('6.6.6.6, 1.1.1.1'), '10.0.0.1', 1)).toBe('1.1.1.1');
    expect(clientAddress(behind('6.6.6.6, 1.1.1.1, 10.0.0.2'), '10.0.0.1', 2)).toBe('1.1.1.1');
  });

  it('falls back to the connection', () => {
    expect(clientAddress(new Headers(), '10.0.0.1', 1)).toBe('10.0.0.1');
    expect(clientAddress(behind('1.1.1.1, <script>'), '10.0.0.1', 1)).toBe('10.0.0.1');
  });
});
