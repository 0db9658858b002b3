import type { z } from 'zod';
import type { FaultCode, Problem } from './problem';

type Issue = z.core.$ZodIssue;

/**
 * Makes a problem of what a schema has found. Checks of our own carry the code of their fault as their message, and
 * what its texts need as `params`; what zod finds by itself is told by its own code.
 */
export function problemOfIssue(issue: Issue): Problem {
  const field = issue.path.map(String).join('.') || '·';
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'fieldUnknown', values: { field, keys: issue.keys } };
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'fieldMissing', values: { field } }
        : { code: 'fieldKind', values: { field, expected: issue.expected } };
    case 'invalid_value':
      return { code: 'fieldOneOf', values: { field, options: issue.values.map(String) } };
    case 'invalid_union':
      return { code: 'fieldKind', values: { field, expected: kindsOf(issue) } };
    case 'too_small':
      return { code: codeIn(issue, 'fieldSmall'), values: { field, least: Number(issue.minimum) } };
    case 'too_big':
      return { code: codeIn(issue, 'fieldBig'), values: { field, most: Number(issue.maximum) } };
    case 'custom':
      return { code: codeIn(issue, 'fieldWrong'), values: { field, ...issue.params } };
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return { code: codeIn(issue, 'fieldWrong'), values: { field } };
  }
}

/** zod's own messages are sentences; ours are codes, one word. */
function codeIn({ message }: Issue, otherwise: FaultCode): FaultCode {
  return /^[a-z][A-Za-z]+$/.test(message) ? (message as FaultCode) : otherwise;
}

function kindsOf({ errors, options }: z.core.$ZodIssueInvalidUnion & { options?: unknown }): string[] {
  if (Array.isArray(options)) return options.map(String);
  return errors.flatMap(([first]) => (first && 'expected' in first ? [String(first.expected)] : []));
}
