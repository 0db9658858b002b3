import { mayContain, parentsOf } from './content-model';
import type { FaultCode } from '~/platform/content/problem';
import type { Fault } from './fault';
import type { OtherText } from './lesson';
import { ruleOf } from './registry';
import { placeOf, type SyntaxNode } from './syntax-tree';

/** Why a kind of node is refused wherever it stands; those of the parser's kinds that authors meet. */
const refusals: Record<string, FaultCode> = {
  mdxjsEsm: 'esm',
  mdxFlowExpression: 'braces',
  mdxTextExpression: 'braces',
  html: 'html',
  code: 'code',
  image: 'image',
  imageReference: 'image',
  definition: 'addressApart',
  linkReference: 'linkApart',
  footnoteDefinition: 'footnote',
  footnoteReference: 'footnote',
};

/** What is told of a component that a text doesn't hold, though lessons do. */
const misplacedIn: Record<OtherText, FaultCode> = {
  stimulus: 'misplacedStimulus',
  guide: 'misplacedGuide',
  'job-aid': 'misplacedJobAid',
};

/** @returns the fault of a node that stands where its kind may not, or whose kind may stand nowhere. */
export function misplaced(node: SyntaxNode, kind: string, parent: string, holds?: OtherText): Fault {
  const place = placeOf(node);
  const refusal = Object.hasOwn(refusals, kind) ? refusals[kind] : undefined;
  if (refusal) return { ...place, code: refusal };
  if (kind === 'mdxJsxTextElement' || kind === 'mdxJsxFlowElement') {
    return { ...place, code: codeOfTag(node, kind), values: { tag: node.name ?? '' } };
  }
  const parents = parentsOf(kind);
  if (parents.length === 0) return { ...place, code: 'kindUnknown', values: { kind } };
  if (holds && (parent === holds || (kind === '<Term>' && mayContain(parent, kind)))) {
    return { ...place, code: misplacedIn[holds], values: { kind } };
  }
  if (kind !== '<Term>' && mayContain('paragraph', kind)) {
    return { ...place, code: 'textInside', values: { parent } };
  }
  const code = parent === 'root' ? 'misplacedOutside' : 'misplacedInside';
  return { ...place, code, values: { kind, parent, parents } };
}

/** A tag that is not where a component of its name belongs: amid a text, or alone. */
function codeOfTag({ name }: SyntaxNode, kind: string): FaultCode {
  if (!ruleOf(name ?? '')) return 'tagUnknown';
  return kind === 'mdxJsxTextElement' ? 'tagInline' : 'tagAlone';
}
