import type { Element } from 'hast';
import type { ChartData } from '~/ui/charts/chart';
import { readAttributes } from './attributes';
import type { ChartKind } from './chart-kinds';
import { isKnownKind, mayContain } from './content-model';
import { countWords } from './count-words';
import type { Problem } from '~/platform/content/problem';
import { type Fault, maxFaults } from './fault';
import type { LessonSource, MediaAsset, References } from './lesson';
import { isAllowedAddress } from './links';
import { namesOfFigures } from './practice-figures';
import { readChart } from './read-chart';
import { misplaced } from './refusals';
import { ruleOf } from './registry';
import { describeBlocks, type SourceBlock } from './source-blocks';
import { readFigure } from './svg.server';
import { kindOf, placeOf, type SyntaxNode } from './syntax-tree';

const maxDepth = 32;
const maxNodes = 20_000;
/** What a picture may weigh at a phone's width, unless its author insists. */
const maxPhoneBytes = 30 * 1024;

/** What the lesson may show and refer to, and whether it is one. */
export type Surroundings = Pick<LessonSource, 'media' | 'references' | 'holds'>;

/** What the gate found out about a lesson; it may be rendered only if there are no faults. */
export interface Inspection {
  faults: Fault[];
  /** The drawings it shows, cleaned, by the path as written. */
  figures: Map<string, Element>;
  /** The figures of its charts, in the order in which they stand. */
  charts: ChartData[];
  words: number;
  /** Ids of the terms that it links to. */
  terms: Set<string>;
  /** Ids of its reflections. */
  reflections: Set<string>;
  sources: SourceBlock[];
}

/** @returns an inspection that has seen nothing yet. */
export function newInspection(): Inspection {
  return {
    faults: [],
    figures: new Map(),
    charts: [],
    words: 0,
    terms: new Set(),
    reflections: new Set(),
    sources: [],
  };
}

/**
 * The remark plugin that lets a lesson pass or ends its compilation. It must be the first plugin: later ones and
 * the code generator trust what they see.
 */
export function remarkGate({
  body,
  surroundings,
  inspection,
}: {
  body: string;
  surroundings: Surroundings;
  inspection: Inspection;
}) {
  return (tree: SyntaxNode) => {
    inspect(tree, surroundings, inspection);
    if (inspection.faults.length > 0) throw new Error('the gate refuses the lesson');
    inspection.sources = describeBlocks(tree, body);
  };
}

/**
 * Holds every node of a lesson against the allow-list; what isn't listed is a fault. The walk is a loop, so that
 * no depth of nesting can overflow the stack.
 */
function inspect(root: SyntaxNode, surroundings: Surroundings, inspection: Inspection): void {
  const top = surroundings.holds ?? kindOf(root);
  const waiting = [{ node: root, parent: '', depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent, depth } = next;
    seen += 1;
    const limit = limitFault(node, depth, seen);
    if (limit) inspection.faults.push(limit);
    if (seen > maxNodes || inspection.faults.length >= maxFaults) return;
    if (limit) continue;

    const kind = node === root ? top : kindOf(node);
    if (node !== root) {
      if (!isInPlace(parent, kind, surroundings)) {
        inspection.faults.push(misplaced(node, kind, parent, surroundings.holds));
      }
      inspectNode(node, surroundings, inspection);
    }
    // What stands in something unknown is judged as if it stood outside, so that one run finds all faults.
    const isKnown = node === root || isKnownKind(kind);
    // An inline component that stands alone has been told; the text in it is in its place.
    const isAlone = node.type === 'mdxJsxFlowElement' && ruleOf(node.name ?? '')?.inline === true;
    const parentOfChildren = isKnown ? kind : isAlone ? `<${node.name}>` : parent;
    for (const child of (node.children ?? []).toReversed()) {
      waiting.push({ node: child, parent: parentOfChildren, depth: depth + 1 });
    }
  }
}

/** Only lessons and guides stand on a page with the definitions that terms lead to. */
const isInPlace = (parent: string, kind: string, { holds }: Surroundings) =>
  mayContain(parent, kind) && !(kind === '<Term>' && (holds === 'stimulus' || holds === 'job-aid'));

function limitFault(node: SyntaxNode, depth: number, seen: number): Fault | undefined {
  if (seen > maxNodes) {
    return { ...placeOf(node), code: 'tooManyParts', values: { max: maxNodes } };
  }
  if (depth > maxDepth) {
    return { ...placeOf(node), code: 'tooDeep' };
  }
  return undefined;
}

function inspectNode(node: SyntaxNode, surroundings: Surroundings, inspection: Inspection): void {
  const fault = (problem: Problem) => inspection.faults.push({ ...placeOf(node), ...problem });
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      inspection.words += countWords(String(node.value));
      break;
    case 'heading':
      if (node.depth !== 2 && node.depth !== 3) {
        fault({ code: 'headingLevel', values: { level: node.depth ?? 0 } });
      }
      break;
    case 'listItem':
      if (typeof node.checked === 'boolean') fault({ code: 'tickBoxes' });
      break;
    case 'link':
      if (!isAllowedAddress(node.url ?? '')) {
        fault({ code: 'linkAddress', values: { address: (node.url ?? '').slice(0, 60) } });
      }
      if (node.title) fault({ code: 'linkTitle' });
      if ((node.children ?? []).length === 0) fault({ code: 'linkEmpty' });
      break;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      inspectComponent(node, surroundings, inspection);
      break;
  }
}

function inspectComponent(node: SyntaxNode, surroundings: Surroundings, inspection: Inspection): void {
  const name = node.name ?? '';
  const rule = ruleOf(name);
  if (!rule) return;
  const fault = (problem: Problem) => inspection.faults.push({ ...placeOf(node), ...problem });

  const { values, faults } = readAttributes(node, rule);
  inspection.faults.push(...faults);
  for (const readable of rule.readable) inspection.words += countWords(values[readable] ?? '');

  if (rule.children.length > 0 && (node.children ?? []).length === 0) {
    fault({ code: 'componentEmpty', values: { component: name } });
  }
  const parts = (node.children ?? []).flatMap((child) => {
    const ruleOfChild = child.type === 'mdxJsxFlowElement' && ruleOf(child.name ?? '');
    return ruleOfChild
      ? [{ name: child.name ?? '', attributes: readAttributes(child, ruleOfChild).values }]
      : [];
  });
  const problem = rule.faultOfParts?.(parts);
  if (problem) fault(problem);
  inspectMeaning(node, values, surroundings, inspection);
}

/** What a component refers to must be there, and be what the component can show. */
function inspectMeaning(
  node: SyntaxNode,
  values: Record<string, string>,
  { media, references }: Surroundings,
  inspection: Inspection,
): void {
  const fault = (problem: Problem) => inspection.faults.push({ ...placeOf(node), ...problem });
  const { id = '', worksheet = '' } = values;
  for (const src of [values.src, values.poster, values.captions]) {
    if (src) inspectMedia(src, values.large === 'yes', media, inspection, fault);
  }
  switch (node.name ?? '') {
    case 'Term':
      if (id && !references.terms.includes(id)) fault({ code: 'termUnknown', values: { id } });
      inspection.terms.add(id);
      break;
    case 'WorksheetLink':
      if (worksheet) inspectWorksheet(worksheet, values, references, fault);
      break;
    case 'Reflection':
      if (inspection.reflections.has(id)) fault({ code: 'reflectionTwice', values: { id } });
      inspection.reflections.add(id);
      break;
    case 'DataTable':
      if ((node.children ?? []).length !== 1) {
        fault({ code: 'tableOne', values: { component: 'DataTable', number: (node.children ?? []).length } });
      }
      break;
    case 'Chart': {
      if ((values.target === undefined) !== (values.targetLabel === undefined))
        fault({ code: 'chartTarget' });
      if (!values.kind) break;
      const { data, faults } = readChart(node, values.kind as ChartKind);
      inspection.faults.push(...faults);
      if (data) inspection.charts.push(data);
      break;
    }
  }
}

function inspectWorksheet(
  worksheet: string,
  { part, figures }: Record<string, string>,
  { worksheets }: References,
  fault: (problem: Problem) => void,
): void {
  const reference = Object.hasOwn(worksheets, worksheet) ? worksheets[worksheet] : undefined;
  if (!reference) {
    return fault({ code: 'worksheetUnknown', values: { worksheet, known: Object.keys(worksheets) } });
  }
  const parts = Object.keys(reference.parts);
  const named = part ?? parts[0] ?? '';
  const names = Object.hasOwn(reference.parts, named) ? reference.parts[named] : undefined;
  if (!names)
    return fault({ code: 'worksheetPartUnknown', values: { worksheet, part: named, known: parts } });
  for (const name of figures ? namesOfFigures(figures) : []) {
    if (names.includes(name.replaceAll(/\.\d+(?=\.|$)/g, '.*'))) continue;
    fault({ code: 'worksheetFigureUnknown', values: { worksheet, name, known: names } });
  }
}

function inspectMedia(
  src: string,
  isLargeOnPurpose: boolean,
  media: Record<string, MediaAsset>,
  inspection: Inspection,
  fault: (problem: Problem) => void,
): void {
  const asset = Object.hasOwn(media, src) ? media[src] : undefined;
  if (!asset) {
    fault({ code: 'mediaMissing', values: { src, files: Object.keys(media).slice(0, 10) } });
  } else if (asset.kind === 'broken') {
    fault({ ...asset.problem, values: { ...asset.problem.values, src } });
  } else if (asset.kind === 'picture' && asset.phoneBytes > maxPhoneBytes && !isLargeOnPurpose) {
    const kilobytes = Math.ceil(asset.phoneBytes / 1024);
    fault({ code: 'pictureHeavy', values: { src, kilobytes, max: maxPhoneBytes / 1024 } });
  } else if (asset.kind === 'drawing') {
    const figure = readFigure(asset.bytes);
    if (figure.ok) inspection.figures.set(src, figure.svg);
    else for (const problem of figure.problems) fault({ ...problem, values: { ...problem.values, src } });
  }
}
