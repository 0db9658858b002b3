import type { Answer } from './exchange';

/** What an answer that is no page of ours may load: its style, pictures and recordings, from here alone. */
const plainPolicy = {
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'media-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/** Every page runs scripts from here, which may have a worker of ours, write no markup and ask no address. */
const pagePolicy = {
  ...plainPolicy,
  'script-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'tumia-worker',
};

/** A page with an enhancement may also ask addresses from here. */
const enhancedPolicy = { ...pagePolicy, 'connect-src': "'self'" };

/** The page that checks certificates also loads scripts of ours through a policy of its own. */
const scannerPolicy = { ...enhancedPolicy, 'trusted-types': 'tumia-worker tumia-scripts' };

/** A worksheet calculates without asking anybody, and loads what draws its charts where it is told to. */
const worksheetPolicy = { ...pagePolicy, 'trusted-types': 'tumia-worker tumia-scripts' };

/** The editor of lessons also shows what the server made of a text. */
const editorPolicy = { ...enhancedPolicy, 'trusted-types': 'tumia-worker tumia-preview' };

/** A piece of a page, for the service worker alone. */
const piecePolicy = { 'default-src': "'none'", 'frame-ancestors': "'none'" };

/** A service worker is no page: it asks addresses from here. */
const workerPolicy = { ...plainPolicy, 'connect-src': "'self'" };

const policies = {
  plain: plainPolicy,
  page: pagePolicy,
  enhanced: enhancedPolicy,
  scanner: scannerPolicy,
  worksheet: worksheetPolicy,
  editor: editorPolicy,
  worker: workerPolicy,
  piece: piecePolicy,
};

const scannerPermissions = 'camera=(self), geolocation=(), microphone=(), payment=()';

const protectingHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

/** What an answer must not tell of the server, and must not promise over http. */
const noHeaders = ['x-powered-by', 'server', 'strict-transport-security'];

function directivesOf(policy: string): Record<string, string> {
  const directives = policy.split(';').map((directive): [string, string] => {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    return [name, sources.join(' ')];
  });
  return Object.fromEntries(directives);
}

const isSame = (one: Record<string, string>, other: Record<string, string>) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

type PolicyName = keyof typeof policies;

/** @returns which policy an answer has, `another` where it is none of ours */
export function policyOf({ headers }: Answer): PolicyName | 'another' {
  const directives = directivesOf(String(headers['content-security-policy']));
  const names = Object.keys(policies) as PolicyName[];
  return names.find((name) => isSame(directives, policies[name])) ?? 'another';
}

/** What markup must not hold: the policy would refuse it, or a page without it would do. */
const forbiddenMarkup: [what: string, pattern: RegExp][] = [
  ['a style attribute', /<[^>]+\sstyle=/i],
  ['a style element', /<style[\s>]/i],
  ['an inline script', /<script(?![^>]*\ssrc=)[^>]*>/i],
  ['a script of another site', /<script[^>]*\ssrc="(?!\/assets\/|\/app\/)/i],
  ['an event handler', /<[^>]+\son[a-z]+=/i],
  ['an address that runs a script', /(href|src|action)="\s*(javascript|data|vbscript):/i],
  ['a frame', /<(iframe|frame|object|embed)[\s>]/i],
  ['a trace of the server', /\bat .+:\d+:\d+|node_modules|PostgresError|select .+ from "/],
];

/** @returns each way in which an uncompressed answer is not protected as all of ours are; none where it is well */
export function faultsOfProtection(answer: Answer): string[] {
  const { headers, body } = answer;
  const html = String(headers['content-type']).startsWith('text/html') ? body.toString() : '';
  const policy = policyOf(answer);
  // A file to pass on stands by itself, with a policy of its own inside.
  const isFile = String(headers['content-disposition']).startsWith('attachment');
  const forbidden = forbiddenMarkup.filter(([what]) => !(isFile && what === 'a style element'));
  return [
    ...Object.entries({
      ...protectingHeaders,
      ...(policy === 'scanner' && { 'permissions-policy': scannerPermissions }),
    })
      .filter(([name, value]) => headers[name] !== value)
      .map(([name]) => `${name}: ${String(headers[name])}`),
    ...noHeaders.filter((name) => headers[name] !== undefined).map((name) => `tells ${name}`),
    ...(policy === 'another' ? [`its policy is ${String(headers['content-security-policy'])}`] : []),
    ...(policy === 'plain' && /<script/i.test(html) ? ['a script that its policy refuses'] : []),
    ...forbidden.filter(([, pattern]) => pattern.test(html)).map(([what]) => what),
  ];
}
