import {
  test as base,
  expect,
  type Page,
  type PlaywrightWorkerArgs,
  type WorkerInfo,
} from '@playwright/test';
import { moduleQuizPath } from './course-files';
import { type Graduate, graduate, postForm } from './learner-over-http';
import { demoAuthor } from './lesson-draft';
import { demoAdministrator } from './person';

type StorageState = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

interface WorkerParts {
  /** Somebody who has completed the course; made once for each worker. */
  graduate: Graduate & { storageState: StorageState };
  /** The demo administrator's session; opened once for each worker, since a number may sign in a few times only. */
  administrator: { storageState: StorageState };
  /** The demo author's, likewise: a test that ends a session opens one of its own. */
  author: { storageState: StorageState };
}

interface TestParts {
  /** Writes down what the browser's console complains of on any page of the test; a test that ends with a complaint fails. */
  complaints: string[];
}

/** What Playwright says on each page where it holds the service worker back. */
const withoutWorker = 'Service Worker registration blocked';

async function openSession(
  { request }: PlaywrightWorkerArgs['playwright'],
  { project }: WorkerInfo,
  who: typeof demoAuthor,
): Promise<StorageState> {
  const context = await request.newContext({ baseURL: project.use.baseURL });
  expect((await postForm(context, '/sw/sign-in', who)).status()).toBe(303);
  const state = await context.storageState();
  await context.dispose();
  return state;
}

/** Tumia's tests: a page on which the console complains fails its test. */
export const test = base.extend<TestParts, WorkerParts>({
  graduate: [
    async ({ playwright }, use, workerInfo) => {
      const { baseURL } = workerInfo.project.use;
      const request = await playwright.request.newContext({ baseURL });
      const person = await graduate(request, moduleQuizPath(3));
      await use({ ...person, storageState: await request.storageState() });
      await request.dispose();
    },
    { scope: 'worker' },
  ],
  administrator: [
    async ({ playwright }, use, workerInfo) =>
      use({ storageState: await openSession(playwright, workerInfo, demoAdministrator) }),
    { scope: 'worker' },
  ],
  author: [
    async ({ playwright }, use, workerInfo) =>
      use({ storageState: await openSession(playwright, workerInfo, demoAuthor) }),
    { scope: 'worker' },
  ],
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        const isComplaint = message.type() === 'error' || message.type() === 'warning';
        if (isComplaint && !message.text().includes(withoutWorker)) complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      await use(complaints);
      expect(complaints, 'complaints of the browser').toEqual([]);
    },
    { auto: true },
  ],
});

/** Takes out the complaints that pages with these statuses bring by themselves: Chromium calls each a failed load. */
export function forgiveStatus(complaints: string[], ...statuses: number[]): void {
  const forgiven = statuses.map((status) => `status of ${status}`);
  const rest = complaints.filter((complaint) => !forgiven.some((words) => complaint.includes(words)));
  complaints.splice(0, complaints.length, ...rest);
}

export { expect };
