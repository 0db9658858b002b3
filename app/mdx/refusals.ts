import { mayContain, parentsOf } from './content-model';
import type { Fault } from './fault';
import { ruleOf } from './registry';
import { placeOf, type SyntaxNode } from './syntax-tree';

/** Why a kind of node is refused wherever it stands; those of the parser's kinds that authors meet. */
const refusals: Record<string, Pick<Fault, 'message' | 'hint'>> = {
  mdxjsEsm: { message: 'import and export are not allowed', hint: 'Begin the paragraph with another word.' },
  mdxFlowExpression: { message: '{braces} are not allowed', hint: 'Write the text without them.' },
  mdxTextExpression: { message: '{braces} are not allowed', hint: 'Write the text without them.' },
  html: { message: 'HTML is not allowed', hint: 'Use Markdown and the components.' },
  code: { message: 'a block of code is not allowed', hint: 'Use a table, or a WorkedExample for a sum.' },
  image: { message: 'an image in Markdown is not allowed', hint: 'Use <Figure src="media/…" alt="…" />.' },
  imageReference: {
    message: 'an image in Markdown is not allowed',
    hint: 'Use <Figure src="media/…" alt="…" />.',
  },
  definition: { message: 'an address apart from its link', hint: 'Write it in the link: [text](https://…).' },
  linkReference: { message: 'a link apart from its address', hint: 'Write [text](https://…).' },
  footnoteDefinition: { message: 'footnotes are not allowed', hint: 'Say it in the text.' },
  footnoteReference: { message: 'footnotes are not allowed', hint: 'Say it in the text.' },
};

/** @returns the fault of a node that stands where its kind may not, or whose kind may stand nowhere. */
export function misplaced(node: SyntaxNode, kind: string, parent: string): Fault {
  const place = placeOf(node);
  const refusal = Object.hasOwn(refusals, kind) ? refusals[kind] : undefined;
  if (refusal) return { ...place, ...refusal };
  if (node.type === 'mdxJsxTextElement') return { ...place, ...refusalOfInlineTag(node) };
  if (mayContain('paragraph', kind)) {
    const hint = 'Leave a blank line after the opening tag and before the closing tag.';
    return { ...place, message: `text stands directly inside ${parent}`, hint };
  }
  const parents = parentsOf(kind).map((name) => (name === 'root' ? 'the lesson itself' : name));
  if (parents.length === 0) {
    return {
      ...place,
      message: `${kind} is not allowed`,
      hint: 'Use Markdown and the components of the guide.',
    };
  }
  const where = parent === 'root' ? 'outside of all components' : `inside ${parent}`;
  return {
    ...place,
    message: `${kind} can't stand ${where}`,
    hint: `It may stand in: ${parents.join(', ')}.`,
  };
}

function refusalOfInlineTag({ name }: SyntaxNode): Pick<Fault, 'message' | 'hint'> {
  return ruleOf(name ?? '')
    ? {
        message: `<${name}> stands in the middle of a text`,
        hint: 'Give it its own lines, blank lines around.',
      }
    : { message: `<${name ?? ''}> is not allowed`, hint: 'Use Markdown and the components of the guide.' };
}
