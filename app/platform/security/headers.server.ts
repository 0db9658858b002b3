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
 * Headers of every answer. Pages carry no script and no inline style, so the policy can forbid both.
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

/**
 * Headers of a page with an enhancement, such as the facility picker's type-ahead: it may run scripts of our own, which may ask addresses of our own
 * and write no markup. A route whose page has one returns them from its `headers`.
 */
export const enhancedPage = {
  'Content-Security-Policy': contentPolicy(
    "script-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ),
};

/** Headers of a page whose script keeps what is typed on the device: it may run scripts of our own, which can ask no address at all. */
export const devicePage = {
  'Content-Security-Policy': contentPolicy(
    "script-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ),
};

/** Headers of the page that checks certificates: its scripts may also use the camera, and load a decoder and a service worker of ours. */
export const scannerPage = {
  'Content-Security-Policy': contentPolicy(
    "script-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types tumia-scripts',
  ),
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=()',
};

/** Sent only where pages are served over https. */
export const strictTransportSecurity = 'max-age=31536000; includeSubDomains';
