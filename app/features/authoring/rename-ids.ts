import { isMap, isPair, isScalar, parseDocument, visit } from 'yaml';

type Files = ReadonlyMap<string, Buffer>;

/** A place in a text and what is to stand there. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

const namingKeys = ['id', 'outcome', 'case'];

/**
 * A package under another id: the course's own, and those of its modules, lessons, quizzes, questions and outcomes, which are theirs for
 * ever and so can't be a copy's. Nothing else of the files changes, not even their spaces.
 */
export function renameIds(files: Files, from: string, to: string): Map<string, Buffer> {
  const rename = (id: string) => {
    if (id === from) return to;
    return id.startsWith(`${from}.`) ? `${to}${id.slice(from.length)}` : `${to}.${id}`;
  };
  return new Map(
    [...files].map(([path, body]) => {
      if (/(^|\/)(course|final|quiz|practice)\.yml$/.test(path)) {
        const text = body.toString('utf8');
        return [path, Buffer.from(applyEdits(text, editsOf(text, rename)))];
      }
      if (/\/lesson\.(sw|en)\.mdx$/.test(path)) {
        return [path, Buffer.from(renameFrontMatter(body.toString('utf8'), rename))];
      }
      return [path, body];
    }),
  );
}

/** `course.yml` as another institute's; nothing else of it changes. */
export function renameInstitute(text: string, instituteId: string): string {
  const node = parseDocument(text).get('institute', true);
  if (!isScalar(node) || !node.range) return text;
  const [start, end] = node.range;
  return applyEdits(text, [{ start, end, text: instituteId }]);
}

function editsOf(text: string, rename: (id: string) => string): Edit[] {
  const edits: Edit[] = [];
  const take = (node: unknown) => {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return;
    edits.push({ start: node.range[0], end: node.range[1], text: rename(node.value) });
  };
  visit(parseDocument(text), {
    Pair: (_, { key, value }) => {
      const name = isScalar(key) ? key.value : undefined;
      if (typeof name !== 'string') return;
      if (namingKeys.includes(name)) take(value);
      // Which outcome of the course an outcome of a bank is; a list of that name filters a bank.
      if (name === 'outcomes' && isMap(value)) value.items.filter(isPair).forEach((one) => take(one.value));
    },
  });
  return edits;
}

const applyEdits = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end), text);

function renameFrontMatter(text: string, rename: (id: string) => string): string {
  const front = /^---\r?\n[^]*?\r?\n---/.exec(text)?.[0] ?? '';
  const renamed = front.replace(
    /^(id:[ \t]*['"]?)([a-z0-9.-]+)/m,
    (_, start: string, id: string) => start + rename(id),
  );
  return renamed + text.slice(front.length);
}
