import type { z } from 'zod';

/** For each field that can't be taken, the key of the message that says why. */
export type FormFaults = Partial<Record<string, string>>;

/** @returns the first fault of each field; the messages of the schema are keys of locale texts */
export function formFaults(error: z.ZodError): FormFaults {
  const faults: FormFaults = {};
  for (const issue of error.issues) faults[String(issue.path[0] ?? 'form')] ??= issue.message;
  return faults;
}
