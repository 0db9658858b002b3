import ts from 'typescript';

/** The texts of one language: `namespace:key.path` → text. */
export type Texts = Map<string, string>;

/** What one source file asks of the locale files. */
export interface LocaleUses {
  /** Keys written out in a call of a translator, `t('quizzes:submit')`: each must exist. */
  called: string[];
  /** Patterns of keys built in such a call, t(`accounts:cadre.${code}`): each must fit at least one key. */
  calledPatterns: RegExp[];
  /** Any other literal in the form of a key, such as a fault's message named in a schema: it counts as a use. */
  mentioned: string[];
  /** Built literals outside of calls, likewise, if more than the namespace is written out (`quizzes:refused.${reason}`). */
  mentionedPatterns: RegExp[];
  /** Calls whose namespace cannot be read from the source, as they stand there. */
  unreadable: string[];
}

const pluralSuffix = /_(zero|one|other)$/;
const keyForm = /^[a-z][a-z-]*:[A-Za-z][\w.-]*$/;
const keyHeadForm = /^[a-z][a-z-]*:/;

/**
 * @param namespace the locale file's name without its ending
 * @param content the parsed file: objects nested at any depth, with texts as leaves
 * @throws where a leaf is anything but a text
 */
export function flattenLocale(namespace: string, content: unknown): Texts {
  const texts: Texts = new Map();
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(`${namespace}:${key}`, value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) visit(inner, key === '' ? name : `${key}.${name}`);
    } else throw new Error(`${namespace}:${key} is neither a text nor a group of texts`);
  };
  visit(content, '');
  return texts;
}

/** @returns a line for each key that only one of the two languages has. */
export function findLonelyKeys(sw: Texts, en: Texts): string[] {
  return [
    ...[...sw.keys()].filter((key) => !en.has(key)).map((key) => `${key} is missing in English`),
    ...[...en.keys()].filter((key) => !sw.has(key)).map((key) => `${key} is missing in Swahili`),
  ];
}

const placeholdersOf = (text: string) =>
  [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? '').sort();

/** @returns a line for each key whose `{{placeholders}}` differ between the languages. */
export function findUnequalPlaceholders(sw: Texts, en: Texts): string[] {
  return [...sw].flatMap(([key, text]) => {
    const here = [...new Set(placeholdersOf(text))].join(', ');
    const there = [...new Set(placeholdersOf(en.get(key) ?? text))].join(', ');
    return here === there ? [] : [`${key} has {{${here}}} in Swahili and {{${there}}} in English`];
  });
}

/** @returns a line for each plural that lacks one of the two forms which Swahili and English have. */
export function findIncompletePlurals(texts: Texts): string[] {
  const plurals = [...texts.keys()].filter((key) => pluralSuffix.test(key));
  const stems = new Set(plurals.map((key) => key.replace(pluralSuffix, '')));
  return [...stems].flatMap((stem) =>
    [`${stem}_one`, `${stem}_other`].filter((key) => !texts.has(key)).map((key) => `${key} is missing`),
  );
}

/** @returns the keys whose text is empty or blank. */
export function findEmptyTexts(texts: Texts): string[] {
  return [...texts].filter(([, text]) => text.trim() === '').map(([key]) => key);
}

/**
 * @param names words that are the same in both languages by nature: names and abbreviations
 * @returns the keys with other words that read the same in both languages, which mostly means that one wasn't translated.
 */
export function findUntranslated(sw: Texts, en: Texts, names: readonly string[]): string[] {
  const wordsOf = (text: string) => text.replaceAll(/\{\{[^}]*\}\}/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const isTranslatable = (word: string) => /\p{L}/u.test(word) && !names.includes(word);
  return [...sw]
    .filter(([key, text]) => en.get(key) === text && wordsOf(text).some(isTranslatable))
    .map(([key, text]) => `${key}: ${text}`);
}

const escapeForPattern = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(template: ts.TemplateExpression): RegExp {
  const parts = [template.head.text, ...template.templateSpans.map((span) => span.literal.text)];
  return new RegExp(`^${parts.map(escapeForPattern).join('.+')}$`);
}

/** A translator is called `t` wherever it stands: `t(...)`, `props.t(...)`, `words.t(...)`. */
function isTranslatorCall(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node)) return false;
  const callee = node.expression;
  return (
    (ts.isIdentifier(callee) ? callee : ts.isPropertyAccessExpression(callee) ? callee.name : undefined)
      ?.text === 't'
  );
}

/** Which argument of a call names the namespace whose `errors` it puts into words. */
const faultNamespaceAt = new Map([
  ['useFaultWords', 0],
  ['refusedInput', 0],
  ['faultWords', 1],
]);

/** @returns the namespace of a call that puts faults into words */
function faultNamespaceOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const argument = node.arguments[faultNamespaceAt.get(node.expression.text) ?? -1];
  return argument && ts.isStringLiteralLike(argument) ? argument.text : undefined;
}

const isModuleName = (node: ts.Node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node);

/**
 * @param fileName tells TypeScript from TSX
 * @param source the text of a TypeScript module
 */
export function collectUses(fileName: string, source: string): LocaleUses {
  const uses: LocaleUses = {
    called: [],
    calledPatterns: [],
    mentioned: [],
    mentionedPatterns: [],
    unreadable: [],
  };

  /** Takes the key out of a call's first argument; `a ? 'x:y' : 'x:z'` holds two. */
  const visitKey = (argument: ts.Expression, call: string) => {
    if (ts.isStringLiteralLike(argument)) {
      if (keyHeadForm.test(argument.text)) uses.called.push(argument.text);
      else uses.unreadable.push(call);
    } else if (ts.isTemplateExpression(argument)) {
      if (keyHeadForm.test(argument.head.text)) uses.calledPatterns.push(patternOf(argument));
      else uses.unreadable.push(call);
    } else if (ts.isConditionalExpression(argument)) {
      visitKey(argument.whenTrue, call);
      visitKey(argument.whenFalse, call);
    } else if (ts.isParenthesizedExpression(argument)) visitKey(argument.expression, call);
  };

  const visit = (node: ts.Node) => {
    if (isModuleName(node)) return;
    if (isTranslatorCall(node) && node.arguments[0]) visitKey(node.arguments[0], node.getText(file));
    const faultNamespace = faultNamespaceOf(node);
    if (faultNamespace) uses.calledPatterns.push(new RegExp(`^${faultNamespace}:errors\\..+$`));
    if (ts.isStringLiteralLike(node) && keyForm.test(node.text)) uses.mentioned.push(node.text);
    if (ts.isTemplateExpression(node) && keyForm.test(node.head.text)) {
      uses.mentionedPatterns.push(patternOf(node));
    }
    ts.forEachChild(node, visit);
  };

  const kind = fileName.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, kind);
  visit(file);
  return uses;
}

const askedKeysOf = (texts: Texts) => new Set([...texts.keys()].map((key) => key.replace(pluralSuffix, '')));

/** @returns the keys, plural suffixes stripped, that no source file uses. */
export function findUnusedKeys(texts: Texts, uses: LocaleUses[]): string[] {
  const named = new Set(uses.flatMap((use) => [...use.called, ...use.mentioned]));
  const patterns = uses.flatMap((use) => [...use.calledPatterns, ...use.mentionedPatterns]);
  return [...askedKeysOf(texts)].filter(
    (key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)),
  );
}

/** @returns what translators are asked for and no locale file has. */
export function findMissingKeys(texts: Texts, uses: LocaleUses[]): string[] {
  const known = [...askedKeysOf(texts), ...texts.keys()];
  const knownKeys = new Set(known);
  return uses.flatMap((use) => [
    ...use.called.filter((key) => !knownKeys.has(key)),
    ...use.calledPatterns
      .filter((pattern) => !known.some((key) => pattern.test(key)))
      .map((pattern) => pattern.source),
  ]);
}
