import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * What axe finds wrong on the page as it stands: the rule, and the elements. The test sets the security policy aside, since the tool is a
 * script.
 * @param rules those looked at alone, or those left out; without them, all are looked at
 */
export async function findAxeFaults(
  page: Page,
  { only = [], except = [] }: { only?: string[]; except?: string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe.source);
  const rules = {
    ...(only.length > 0 && { runOnly: only }),
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
  };
  return page.evaluate(async (chosen) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      iframes: false,
      ...chosen,
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }, rules);
}
