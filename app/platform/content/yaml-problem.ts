import type { YAMLError } from 'yaml';
import type { Problem } from './problem';

/** What the parser of YAML complains of, so that its author is told it in their own language. */
export function problemOfYaml({ code, message }: Pick<YAMLError, 'code' | 'message'>): Problem {
  const [reason = ''] = message.split('\n');
  switch (code) {
    case 'MISSING_CHAR': {
      const [, quote] = /^Missing closing (["'])/.exec(reason) ?? [];
      if (quote) return { code: 'yamlQuote', values: { quote } };
      return { code: reason.startsWith('Missing ,') ? 'yamlComma' : 'yamlNoColon' };
    }
    case 'BAD_INDENT': {
      const [, bracket] = /end with a ([\]}])/.exec(reason) ?? [];
      return bracket ? { code: 'yamlBracketOpen', values: { bracket } } : { code: 'yamlIndent' };
    }
    case 'UNEXPECTED_TOKEN': {
      const [, bracket] = /flow-(?:map|seq)-end token.*"([\]}])"/.exec(reason) ?? [];
      return bracket ? { code: 'yamlBracketExtra', values: { bracket } } : { code: 'yamlLoose' };
    }
    case 'BAD_SCALAR_START':
      return { code: 'yamlStart', values: { character: / character (\S)/.exec(reason)?.[1] ?? '' } };
    case 'BAD_DQ_ESCAPE':
      return { code: 'yamlEscape', values: { sequence: /\\\S*/.exec(reason)?.[0] ?? '\\' } };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { code: 'yamlColon' };
    case 'BLOCK_IN_FLOW':
      return { code: 'yamlComma' };
    case 'MULTILINE_IMPLICIT_KEY':
      return { code: 'yamlNoColon' };
    case 'DUPLICATE_KEY':
      return { code: 'yamlTwice' };
    case 'TAB_AS_INDENT':
      return { code: 'yamlTab' };
    case 'MULTIPLE_DOCS':
      return { code: 'yamlDocuments' };
    case 'KEY_OVER_1024_CHARS':
    case 'NON_STRING_KEY':
      return { code: 'yamlKey' };
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_COLLECTION_TYPE':
    case 'BAD_DIRECTIVE':
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
      return { code: 'yamlMark' };
    case 'IMPOSSIBLE':
    case 'RESOURCE_EXHAUSTION':
      return { code: 'yamlSyntax', values: { reason } };
  }
}
