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

  it('takes a login for serving beside the owner’s, and not alone', () => {
    const owner = 'postgres://tumia_owner:secret@db:5432/tumia';
    const serving = 'postgres://tumia_app:secret@db:5432/tumia';
    expect(readSettings({ DATABASE_URL: owner, SERVING_DATABASE_URL: serving })).toMatchObject({
      databaseUrl: owner,
      servingDatabaseUrl: serving,
    });
    expect(readSettings({ DATABASE_URL: owner }).servingDatabaseUrl).toBeUndefined();
    expect(() => readSettings({ SERVING_DATABASE_URL: serving })).toThrow(/SERVING_DATABASE_URL: is used/);
    expect(() => readSettings({ DATABASE_URL: owner, SERVING_DATABASE_URL: 'tumia_app' })).toThrow(
      /SERVING_DATABASE_URL: must look like/,
    );
  });

  it('names every fault in one error', () => {
    const read = () => readSettings({ PORT: '99999', DATABASE_URL: 'mysql://x', PUBLIC_URL: 'tumia' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(/DATABASE_URL[^]*PORT[^]*PUBLIC_URL/);
  });

  describe('of gateways', () => {
    const faultsOf = (environment: Record<string, string>) => {
      try {
        readSettings(environment);
        return [];
      } catch (error) {
        return (error as Error).message.split('\n').slice(1);
      }
    };

    it('sets none by default', () => {
      expect(readSettings({}).gateways).toEqual({
        sms: undefined,
        email: undefined,
        callbackSecret: undefined,
      });
    });

    it('takes a provider with its keys', () => {
      const { gateways } = readSettings({
        SMS_PROVIDER: 'beem',
        BEEM_API_KEY: 'key',
        BEEM_SECRET: 'secret',
        BEEM_SENDER: 'TUMIA',
        SMTP_URL: 'smtps://tumia:secret@mail.example',
        MAIL_FROM: 'Tumia <tumia@mail.example>',
      });
      expect(gateways.sms).toMatchObject({
        SMS_PROVIDER: 'beem',
        BEEM_URL: 'https://apisms.beem.africa/v1/send',
      });
      expect(gateways.email).toMatchObject({ MAIL_FROM: 'Tumia <tumia@mail.example>' });
    });

    it('refuses a provider without its keys, and names each', () => {
      expect(faultsOf({ SMS_PROVIDER: 'africastalking', AFRICASTALKING_API_KEY: '' })).toEqual([
        '  AFRICASTALKING_USERNAME: is needed with SMS_PROVIDER=africastalking',
        '  AFRICASTALKING_API_KEY: is needed with SMS_PROVIDER=africastalking',
      ]);
      expect(faultsOf({ SMS_PROVIDER: 'beem', BEEM_SENDER: 'TUMIA' })).toHaveLength(2);
      expect(faultsOf({ SMTP_URL: 'smtp://mail.example' })).toEqual(['  MAIL_FROM: is needed with SMTP_URL']);
    });

    it.each([
      [{ SMS_PROVIDER: 'pigeon' }, 'SMS_PROVIDER: must be africastalking, beem or file'],
      [{ SMS_PROVIDER: 'file' }, 'SMS_FILE: is needed with SMS_PROVIDER=file'],
      [{ SMS_PROVIDER: 'file', SMS_FILE: 'sms.jsonl' }, 'SMS_FILE: must be an absolute path'],
      [{ SMTP_URL: 'http://mail.example', MAIL_FROM: 'a@b' }, 'SMTP_URL: must look like smtps://'],
      [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Tumia' }, 'MAIL_FROM: must look like Tumia <'],
      [{ SMS_CALLBACK_SECRET: 'short' }, 'SMS_CALLBACK_SECRET: must be 20 letters'],
      [{ WORKERS: 'two' }, 'WORKERS: must be on or off'],
    ])('tells what is wrong with %j', (environment, fault) => {
      const faults = faultsOf(environment);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain(fault);
    });

    it('are told of together with all others', () => {
      expect(faultsOf({ PORT: '99999', SMS_PROVIDER: 'pigeon', SMS_CALLBACK_SECRET: 'x' })).toHaveLength(3);
    });
  });

  describe('of DHIS2', () => {
    const token = 'd2pat_abcdefghijklmnopqrstuvwxyz012345';
    const read = (url: string, own: string | undefined = token) =>
      readSettings({ DHIS2_URL: url, DHIS2_TOKEN: own }).dhis2;

    it('takes an address with a path and the token for it; none unless both are there', () => {
      expect(read('https://dhis2.example/hmis/')).toEqual({ url: 'https://dhis2.example/hmis', token });
      expect(read('http://127.0.0.1:8080')).toEqual({ url: 'http://127.0.0.1:8080', token });
      expect(readSettings({}).dhis2).toBeUndefined();
      expect(() => readSettings({ DHIS2_URL: 'https://dhis2.example' })).toThrow(/DHIS2_TOKEN: is needed/);
    });

    it('refuses an address that would send the token in the open, or that isn’t one', () => {
      expect(() => read('http://dhis2.example')).toThrow(/DHIS2_URL: must begin with https/);
      expect(() => read('https://name:word@dhis2.example')).toThrow(/DHIS2_URL: must hold no name/);
      expect(() => read('ftp://dhis2.example')).toThrow(/DHIS2_URL: must look like/);
    });

    it('never repeats a token that it refuses', () => {
      const read = () => readSettings({ DHIS2_URL: 'https://dhis2.example', DHIS2_TOKEN: 'geheim-wort' });
      expect(read).toThrow(/DHIS2_TOKEN: must be/);
      expect(read).not.toThrow(/geheim/);
    });
  });
});
