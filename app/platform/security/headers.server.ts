/**
 * Headers of every answer. Pages carry no script and no inline style, so the policy can forbid both.
 * The referrer policy is never `no-referrer`: Chromium without JavaScript would then post `Origin: null`.
 */
export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Sent only where pages are served over https. */
export const strictTransportSecurity = 'max-age=31536000; includeSubDomains';
