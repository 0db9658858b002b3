import type { TestProject } from 'vitest/node';
import { startTestCluster } from './test-cluster';

/** Vitest's global set-up of the integration tests: one server and one migrated template for all of them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  project.provide('adminUrl', cluster.adminUrl);
  project.provide('templateName', cluster.templateName);
  return cluster.stop;
}

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string;
    templateName: string;
  }
}
