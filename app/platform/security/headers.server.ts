/** @returns the policy of a page that loads nothing but style, pictures and recordings from here, and what is added */
export const contentPolicy = (...additions: string[]) =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    ...additions,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Headers of every answer: what is no page runs nothing at all.
 * The referrer policy is never `no-referrer`: Chromium without JavaScript would then post `Origin: null`.
 */
export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': contentPolicy(),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The shortest policy, for pieces of pages: they are no documents, and each byte is paid for. */
export const noPage = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** What scripts of ours may do: run from files of ours, write no markup, and load nothing else but by the named policies. */
const scripts = (...policies: string[]) => [
  "script-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "require-trusted-types-for 'script'",
  `trusted-types ${['tumia-worker', ...policies].join(' ')}`,
];

/** Headers of every page: the script that lets the phone keep pages may run there, and can ask no address itself. */
export const scriptedPage = {
  'Content-Security-Policy': contentPolicy(...scripts()),
  // On a slow connection pictures wait until they are asked for.
  'Accept-CH': 'ECT',
};

/**
 * Headers of a page with an enhancement that asks addresses of our own, such as the facility picker's type-ahead. A route whose page has one
 * returns them from its `headers`.
 */
export const enhancedPage = {
  'Content-Security-Policy': contentPolicy(...scripts(), "connect-src 'self'"),
};

/** Headers of the lesson editor: it asks addresses of our own, and puts what the gate has rendered into its preview by a policy of that name. */
export const editorPage = {
  'Content-Security-Policy': contentPolicy(...scripts('tumia-preview'), "connect-src 'self'"),
};

/** Headers of a worksheet's page: it asks no address, and loads what draws its charts where it is told to. */
export const worksheetPage = {
  'Content-Security-Policy': contentPolicy(...scripts('tumia-scripts')),
  'Accept-CH': 'ECT',
};

/** Headers of the page that checks certificates: its scripts may also use the camera, and load a decoder of ours. */
export const scannerPage = {
  'Content-Security-Policy': contentPolicy(...scripts('tumia-scripts'), "connect-src 'self'"),
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
};

/** Sent only where pages are served over https. */
export const strictTransportSecurity = 'max-age=31536000; includeSubDomains';
