import { describe, expect, it } from 'vitest';
import { registrationFields, registrationsIn } from './registrations';

const registrations = [
  { council: 'Baraza la Optometria', number: 'OP-7' },
  { council: 'TNMC', number: '457' },
];

describe('registrationFields', () => {
  it('fills a field for each known council, and has room for one more besides those written out', () => {
    expect(registrationFields(registrations)).toEqual({
      'registration.MCT': '',
      'registration.TNMC': '457',
      'registration.HLPC': '',
      'registration.PC': '',
      'otherCouncil.0': 'Baraza la Optometria',
      'otherNumber.0': 'OP-7',
      'otherCouncil.1': '',
      'otherNumber.1': '',
    });
  });
});

describe('registrationsIn', () => {
  it('reads back what registrationFields writes', () => {
    expect(registrationsIn(registrationFields(registrations))).toEqual([...registrations].reverse());
  });

  it('leaves out what is blank, and keeps halves for their fault to be told', () => {
    const fields = {
      'registration.MCT': '  ',
      'otherCouncil.0': ' ',
      'otherNumber.1': '12',
      'otherCouncil.2': 'PSPB',
    };
    expect(registrationsIn(fields)).toEqual([
      { council: '', number: '12' },
      { council: 'PSPB', number: '' },
    ]);
  });
});
