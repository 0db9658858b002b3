import { bundleMDX } from 'mdx-bundler';
import remarkGfm from 'remark-gfm';
import { z } from 'zod';
import type { Place } from '~/platform/content/problem';
import { type Fault, startOfFile } from './fault';
import { type Inspection, newInspection, remarkGate, type Surroundings } from './gate.server';
import { remarkNumberBlocks } from './number-blocks';
import { problemOfSyntax } from './syntax-problem';

/**
 * Turns a lesson's body into the code of a component, the gate standing before everything.
 * @param body MDX without front matter; its line numbers are those of the author's file
 * @returns the code with what the gate found; code is null where there are faults
 */
export async function bundleLesson(
  body: string,
  surroundings: Surroundings,
): Promise<{ code: string | null; inspection: Inspection }> {
  const inspection = newInspection();
  try {
    const { code } = await bundleMDX({
      source: body,
      // The default plugins (front matter) are left out: there is none in the body, and one of them injects code.
      mdxOptions: (options: object) => ({
        ...options,
        remarkPlugins: [
          [remarkGate, { body, surroundings, inspection }],
          [remarkGfm, { singleTilde: false }],
          remarkNumberBlocks,
        ],
      }),
      esbuildOptions: (options) => ({ ...options, logLevel: 'silent', target: 'es2022', minify: false }),
    });
    return { code, inspection };
  } catch (error) {
    if (inspection.faults.length === 0) inspection.faults.push(faultOf(error));
    return { code: null, inspection };
  }
}

/** esbuild's report of what our MDX plugin threw: https://esbuild.github.io/plugins/#on-load-results */
const BuildFailureSchema = z.object({
  errors: z.tuple(
    [
      z.object({
        text: z.string(),
        location: z.object({ line: z.number(), column: z.number() }).nullable(),
        detail: z
          .object({
            cause: z.object({
              reason: z.string().optional(),
              source: z.string().optional(),
              ruleId: z.string().optional(),
            }),
          })
          .optional()
          .catch(undefined),
      }),
    ],
    z.unknown(),
  ),
});

function faultOf(error: unknown): Fault {
  const failure = BuildFailureSchema.safeParse(error);
  if (!failure.success) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...startOfFile, code: 'compileFailed', values: { reason } };
  }
  const [{ text, location, detail }] = failure.data.errors;
  const place = location && location.line > 0 ? fromEsbuild(location) : placeNamedIn(text);
  if (text.includes('call stack')) {
    return { ...place, code: 'tooDeep' };
  }
  const reason = detail?.cause.reason ?? text.replace(/^Cannot process MDX file with esbuild:\s*/, '');
  return { ...place, ...problemOfSyntax({ ...detail?.cause, reason }) };
}

function fromEsbuild({ line, column }: Place): Place {
  return { line, column: column + 1 };
}

/** A tag that is never closed has no place but in the message: "Expected a closing tag for `<A>` (5:1-5:4)". */
function placeNamedIn(message: string): Place {
  const [, line, column] = /\((\d+):(\d+)-/.exec(message) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : startOfFile;
}
