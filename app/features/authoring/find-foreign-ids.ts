import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { ContentFault } from '~/platform/content/content-fault';

interface Owner {
  /** The draft's course. */
  id: string;
  instituteId: string;
}

/**
 * What of a draft's files belongs to somebody else: its institute, its course's id, or the id of anything in it. Attempts, progress and
 * items are known by their ids alone, so a draft may name only what begins with its own.
 */
export function findForeignIds(
  files: ReadonlyMap<string, Buffer>,
  { id: own, instituteId }: Owner,
): ContentFault[] {
  const isOwn = (id: string) => id.startsWith(`${own}.`);
  return [...files].flatMap(([file, body]): ContentFault[] => {
    const text = body.toString('utf8');
    if (/\/lesson\.(sw|en)\.mdx$/.test(file)) {
      const front = /^---\r?\n[^]*?\r?\n---/.exec(text)?.[0].split(/\r?\n/) ?? [];
      return front.flatMap((line, index): ContentFault[] => {
        const [, start = '', id = ''] = /^(id:[ \t]*['"]?)([a-z0-9.-]+)/.exec(line) ?? [];
        if (!id || isOwn(id)) return [];
        const place = { file, line: index + 1, column: start.length + 1 };
        return [{ ...place, code: 'idElsewhere', values: { id, own } }];
      });
    }
    if (!/(^|\/)(course|final|quiz|practice)\.yml$/.test(file)) return [];
    return namesIn(text).flatMap(({ name, value, depth, line, column }): ContentFault[] => {
      const place = { file, line, column };
      if (file === 'course.yml' && depth === 0) {
        if (name === 'institute' && value !== instituteId) {
          return [{ ...place, code: 'instituteOther', values: { institute: value, own: instituteId } }];
        }
        if (name === 'id' && value !== own) {
          return [{ ...place, code: 'courseIdOther', values: { id: value, own } }];
        }
        return [];
      }
      return name === 'id' && !isOwn(value) ? [{ ...place, code: 'idElsewhere', values: { id: value, own } }] : [];
    });
  });
}

/** Every pair `id` and `institute` of a YAML file whose value is a text, with its place and how many maps and lists it stands in. */
function namesIn(text: string) {
  const lineCounter = new LineCounter();
  const names: { name: string; value: string; depth: number; line: number; column: number }[] = [];
  visit(parseDocument(text, { lineCounter }), {
    Pair: (_, { key, value }, path) => {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string' || !value.range) return;
      const name = String(key.value);
      if (name !== 'id' && name !== 'institute') return;
      const { line, col } = lineCounter.linePos(value.range[0]);
      // The path of a pair at the top holds the document and its map.
      names.push({ name, value: value.value, depth: path.length - 2, line, column: col });
    },
  });
  return names;
}
