import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/setup/find-browser';

const port = Number(process.env.E2E_PORT ?? 4310);
const address = `http://127.0.0.1:${port}`;

/** Chromium refuses its sandbox to root, and calls home at every start unless told not to. */
const flags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Pages of offices and of no script: one walk over them tells all, but for what says of itself that it needs one. */
const walkedOnce =
  /\b(acting-on-training|admin|bulk-people|codes-by-sms|draft-review|finding|job-aids|leave-institute|packs|people|privacy|profile|recovery|review-meeting|roles-within|shared-phone|studio|studio-bad-input|tell-us|what-is-left|who-is-trained)\.test\.ts(?!.*@js-on)/;

const smallPhone = { viewport: { width: 360, height: 640 }, locale: 'sw-TZ' };

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './tests/setup/allow-many-sign-ups.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: address,
    launchOptions: { executablePath: findBrowser(), args: flags },
    screenshot: 'only-on-failure',
    // Recording every step costs a sixth of the time, so it is asked for where a failure needs it.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'js-off', grepInvert: /@js-on/, use: { ...smallPhone, javaScriptEnabled: false } },
    {
      name: 'js-on',
      grepInvert: walkedOnce,
      // A worker answers for the network; tests that look at the network do without, and those of the worker ask for it.
      use: { ...smallPhone, javaScriptEnabled: true, serviceWorkers: 'block' },
    },
  ],
  webServer: {
    command: 'npx tsx tests/setup/serve-for-e2e.ts',
    url: `${address}/healthz`,
    env: { PORT: String(port) },
    // A start that builds and imports everything took 110 seconds on two busy processors.
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'pipe',
  },
});
