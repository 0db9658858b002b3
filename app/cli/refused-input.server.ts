import type { z } from 'zod';
import { faultWords } from '~/platform/i18n/fault-words';
import { getTranslator } from '~/platform/i18n/translate';
import type { Outcome } from './output.server';

/** Tells what is wrong with each option that was given. @param namespace whose `errors` has the words for the schema's messages */
export function refusedInput(namespace: Parameters<typeof faultWords>[1], error: z.ZodError): Outcome {
  const words = faultWords(getTranslator('en'), namespace);
  const faults = error.issues.map(({ path, message }) => ({ field: path.join('.'), fault: words(message) }));
  return { ok: false, data: { faults }, lines: faults.map(({ field, fault }) => `${field}: ${fault}`) };
}
