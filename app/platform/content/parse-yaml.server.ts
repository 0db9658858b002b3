import { isNode, isScalar, LineCounter, parseDocument, type Scalar } from 'yaml';
import type { z } from 'zod';
import type { ContentFault } from './content-fault';
import type { Place } from './problem';
import { problemOfIssue } from './problem-of-issue';
import { problemOfYaml } from './yaml-problem';

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; faults: ContentFault[] };

/**
 * Reads YAML and checks it against a schema; every fault carries the place of the value that it is about.
 * @param linesBefore lines of the file that stand before `text`, as for the front matter of a lesson
 */
export function parseYaml<Value>(
  file: string,
  text: string,
  schema: z.ZodType<Value>,
  linesBefore = 0,
): Parsed<Value> {
  const { document, placeOf, offsetOf } = readDocument(file, text, linesBefore);
  if (document.errors.length > 0) {
    return {
      ok: false,
      faults: firstOfEachLine(
        document.errors.map((error) => ({ ...placeOf(error.pos[0]), ...problemOfYaml(error) })),
      ),
    };
  }
  const value = readValue(document);
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.map((issue) => ({
      ...placeOf(offsetOf(issue.path)),
      ...problemOfIssue(issue),
    })),
  };
}

/** What follows on a line from one fault says nothing more. */
const firstOfEachLine = (faults: ContentFault[]): ContentFault[] =>
  faults.filter(({ line }, index) => faults.findIndex((fault) => fault.line === line) === index);

/** @returns the place of the value at `path`, such as `['items', 2, 'outcome']`, in a file that `parseYaml` has taken */
export function placeInYaml(
  file: string,
  text: string,
  path: PropertyKey[],
): Pick<ContentFault, 'file' | 'line' | 'column'> {
  const { placeOf, offsetOf } = readDocument(file, text, 0);
  return placeOf(offsetOf(path));
}

/**
 * @param inside a place in the text that stands at `path`, counted from its own first line
 * @returns the same place in the file: exactly for a text after `|`, else where the text begins, since its lines are folded there
 */
export function placeInYamlText(
  file: string,
  text: string,
  path: PropertyKey[],
  inside: Place,
): Pick<ContentFault, 'file' | 'line' | 'column'> {
  const { document, placeOf, offsetOf } = readDocument(file, text, 0);
  const start = placeOf(offsetOf(path));
  const node = document.getIn(path, true);
  if (!isScalar(node) || node.type !== blockLiteral) return start;
  const lines = text.split(/\r\n|\n|\r/).slice(start.line);
  const indent = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  return { file, line: start.line + inside.line, column: indent + inside.column };
}

const blockLiteral: Scalar.Type = 'BLOCK_LITERAL';

function readDocument(file: string, text: string, linesBefore: number) {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: true });
  return {
    document,
    placeOf: (offset: number) => {
      const { line, col } = lineCounter.linePos(offset);
      return { file, line: Math.max(line, 1) + linesBefore, column: Math.max(col, 1) };
    },
    /** Where the value at `path` begins, or the nearest one around it that exists. */
    offsetOf: (path: PropertyKey[]): number => {
      for (let length = path.length; length >= 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return node.range[0];
      }
      return 0;
    },
  };
}

/** Aliases may grow a small file into a huge value; ten of them are more than any package needs. */
function readValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch {
    return undefined;
  }
}
