import { type Fault, Refusal, startOfFile } from './fault';

const maxBytes = 256 * 1024;

/** Markdown's parser is quadratic in a line of delimiters; a paragraph of a lesson has some 500 characters. */
const maxLineLength = 8_000;

/** Controls, marks that turn the reading direction around, and byte order marks inside the text. */
const invisible = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/**
 * Decodes an author's file; a byte order mark at its start is dropped.
 * @throws Refusal where it is too large (256 KB), not UTF-8, holds invisible characters or an endless line
 */
export function readSourceText(source: Uint8Array | string): string {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  if (bytes.byteLength > maxBytes) {
    throw new Refusal([
      {
        ...startOfFile,
        code: 'fileTooBig',
        values: { kilobytes: Math.ceil(bytes.byteLength / 1024), max: maxBytes / 1024 },
      },
    ]);
  }
  const text = decode(bytes);
  const faults = text.split(/\r\n|\n|\r/).flatMap(faultsOfLine);
  if (faults.length > 0) throw new Refusal(faults);
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder().decode(bytes).split('\uFFFD')[0] ?? '';
    const lines = before.split(/\r\n|\n|\r/);
    throw new Refusal([
      {
        line: lines.length,
        column: (lines.at(-1) ?? '').length + 1,
        code: 'notUtf8',
      },
    ]);
  }
}

function faultsOfLine(line: string, index: number): Fault[] {
  const faults: Fault[] = [];
  const hidden = invisible.exec(line);
  if (hidden) {
    const character = hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    faults.push({ line: index + 1, column: hidden.index + 1, code: 'invisible', values: { character } });
  }
  if (line.length > maxLineLength) {
    faults.push({
      line: index + 1,
      column: maxLineLength + 1,
      code: 'longLine',
      values: { length: line.length, max: maxLineLength },
    });
  }
  return faults;
}
