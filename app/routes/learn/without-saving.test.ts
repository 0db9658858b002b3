import { expect, it } from 'vitest';
import { withoutSaving } from './without-saving';

const address = 'https://tumia.example/sw/toolkits/immunisation/immunisation-dropout?part=coverage&penta1=9';

it('leaves an address alone that holds figures only', () => {
  expect(withoutSaving(`${address}&period=202510`)).toBeUndefined();
});

it('leaves out what is for saving, and keeps the period and the figures', () => {
  expect(withoutSaving(`${address}&save.period=202510&save.facility=1&save=x`)).toBe(
    '/sw/toolkits/immunisation/immunisation-dropout?part=coverage&penta1=9&period=202510',
  );
  expect(withoutSaving(`${address}&save.period=`)).toBe(
    '/sw/toolkits/immunisation/immunisation-dropout?part=coverage&penta1=9',
  );
});
