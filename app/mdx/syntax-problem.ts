import type { Problem } from '~/platform/content/problem';

/** What a part of the parser of MDX says of a text that it can't read: https://github.com/vfile/vfile-message */
interface ParserMessage {
  source?: string | undefined;
  ruleId?: string | undefined;
  reason: string;
}

/** What is wrong, so that its author is told it in their own language; the parser's own words where it isn't known. */
export function problemOfSyntax({ source = '', ruleId = '', reason }: ParserMessage): Problem {
  switch (source) {
    case 'micromark-extension-mdx-jsx':
      return inTag(ruleId, reason);
    case 'mdast-util-mdx-jsx':
      return ofClosing(ruleId, reason);
    case 'micromark-extension-mdx-expression':
      if (ruleId === 'unexpected-eof') return { code: 'braceOpen' };
      if (ruleId === 'unexpected-lazy') return { code: 'tagLazy' };
      return { code: 'braces' };
    case 'micromark-extension-mdxjs-esm':
      return { code: 'importLine' };
  }
  return unknown(reason);
}

const unknown = (reason: string): Problem => ({ code: 'syntax', values: { reason } });

/** "Unexpected character `5` (U+0035) before name, expected …" */
const unexpected =
  /^Unexpected (?:end of file|character `(?<character>.+?)` \(U\+[0-9A-F]+\)) (?<where>[^,]+),/su;

function inTag(ruleId: string, reason: string): Problem {
  if (ruleId === 'unexpected-lazy') return { code: 'tagLazy' };
  const { character = '', where = '' } = unexpected.exec(reason)?.groups ?? {};
  if (ruleId === 'unexpected-eof') {
    return { code: where === 'in attribute value' ? 'tagQuoteOpen' : 'tagUnfinished' };
  }
  if (ruleId !== 'unexpected-character') return unknown(reason);
  if (reason.includes('to create a link')) return { code: 'tagAddress' };
  if (where === 'before attribute value') return { code: 'tagQuotes' };
  if (where !== 'before name') return { code: 'tagCharacter', values: { character } };
  return character === '!' ? { code: 'tagComment' } : { code: 'tagBegin', values: { character } };
}

function ofClosing(ruleId: string, reason: string): Problem {
  switch (ruleId) {
    case 'unexpected-closing-slash':
      return { code: 'tagNotOpened' };
    case 'unexpected-attribute':
    case 'unexpected-self-closing-slash':
      return { code: 'tagClosing' };
    case 'end-tag-mismatch': {
      const [first = '', second = ''] = [...reason.matchAll(/`(<[^`]*>)`/g)].map(([, tag]) => tag);
      if (reason.startsWith('Unexpected closing tag'))
        return { code: 'tagMismatch', values: { closing: first, tag: second } };
      const code = / before the end of | either after /.test(reason) ? 'tagInside' : 'tagUnclosed';
      return { code, values: { tag: first.replace('</', '<') } };
    }
  }
  return unknown(reason);
}
