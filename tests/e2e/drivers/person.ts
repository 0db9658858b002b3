import { randomInt } from 'node:crypto';

/** A health worker who signs up in a test. */
export interface Person {
  name: string;
  phone: string;
  password: string;
  cadre: string;
  region: string;
  council: string;
}

/** The learner whom the embedded database brings along. */
export const demoLearner = { phone: '+255700000001', password: 'tumia-demo-2026' };
export const demoAdministrator = { phone: '+255700000006', password: 'tumia-demo-2026' };

/** @returns a nurse of a real council whose phone number nobody else in the run has */
export function newNurse(name = 'Rehema Juma Kasanda'): Person {
  return {
    name,
    phone: `06${String(randomInt(10 ** 8)).padStart(8, '0')}`,
    password: 'mvua ya masika',
    cadre: 'NO',
    region: 'kigoma',
    council: 'kigoma-dc',
  };
}
