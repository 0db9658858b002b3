import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.server';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toMatchObject({
      databaseUrl: undefined,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      trustedProxies: 0,
    });
  });

  it('keeps only the origin of PUBLIC_URL', () => {
    expect(readSettings({ PUBLIC_URL: 'https://tumia.example/path/' }).publicUrl).toBe(
      'https://tumia.example',
    );
  });

  it('takes an empty value for an unset one', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  it('names every fault in one error', () => {
    const read = () => readSettings({ PORT: '99999', DATABASE_URL: 'mysql://x', PUBLIC_URL: 'tumia' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(/DATABASE_URL[^]*PORT[^]*PUBLIC_URL/);
  });
});
