type Props = Record<string, unknown>;
type Attribute = string | number | boolean | null | undefined;
type Component = (props: Props) => unknown;

/** Markup is never read: what draws puts elements there. */
const html = 'dangerouslySetInnerHTML';

/** What React calls otherwise than HTML. */
const attributes: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  defaultChecked: 'checked',
  defaultValue: 'value',
};

export const Fragment = ({ children }: Props): unknown => children;

/**
 * Makes elements of the page out of the components that the server draws with, once: what is called by JSX in a phone's script, in the place of
 * React. Components without state need no more. No markup is ever read.
 */
export function jsx(type: string | Component, props: Props): unknown {
  if (typeof type === 'function') return type(props);
  const element = document.createElement(type);
  const { children, ...given } = props;
  for (const name of Object.keys(given))
    if (name !== html) setAttribute(element, name, given[name] as Attribute);
  append(element, children);
  const { defaultValue } = given;
  if (typeof defaultValue !== 'string') return element;
  if (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) {
    element.value = defaultValue;
  }
  return element;
}

/** The same of several children, which JSX calls by another name. */
export const jsxs = (type: string | Component, props: Props): unknown => jsx(type, props);

function setAttribute(element: Element, name: string, value: Attribute): void {
  if (value === undefined || value === null || value === false) return;
  const isMark = value === true && !name.startsWith('aria-');
  element.setAttribute(attributes[name] ?? name, isMark ? '' : String(value));
}

/** Puts what a component gave into the page: elements, texts, lists of them, or nothing. */
export function append(parent: Element, child: unknown): void {
  if (Array.isArray(child)) for (const one of child) append(parent, one);
  else if (child instanceof Node) parent.append(child);
  else if (typeof child === 'string' || typeof child === 'number') parent.append(String(child));
}
