import { bundleMDX } from 'mdx-bundler';
import remarkGfm from 'remark-gfm';
import { z } from 'zod';
import { type Fault, type Place, startOfFile } from './fault';
import { type Inspection, newInspection, remarkGate } from './gate.server';
import type { Media } from './lesson';
import { remarkNumberBlocks } from './number-blocks';

/**
 * Turns a lesson's body into the code of a component, the gate standing before everything.
 * @param body MDX without front matter; its line numbers are those of the author's file
 * @returns the code with what the gate found; code is null where there are faults
 */
export async function bundleLesson(
  body: string,
  media: Media,
): Promise<{ code: string | null; inspection: Inspection }> {
  const inspection = newInspection();
  try {
    const { code } = await bundleMDX({
      source: body,
      // The default plugins (front matter) are left out: there is none in the body, and one of them injects code.
      mdxOptions: (options: object) => ({
        ...options,
        remarkPlugins: [
          [remarkGate, { media, inspection }],
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
          .object({ cause: z.object({ reason: z.string().optional(), source: z.string().optional() }) })
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
    const message = `it could not be compiled: ${error instanceof Error ? error.message : String(error)}`;
    return { ...startOfFile, message, hint: 'Write it more simply.' };
  }
  const [{ text, location, detail }] = failure.data.errors;
  const place = location && location.line > 0 ? fromEsbuild(location) : placeNamedIn(text);
  if (text.includes('call stack')) {
    return { ...place, message: 'nested too deeply', hint: 'Write it flatter.' };
  }
  const message = detail?.cause.reason ?? text.replace(/^Cannot process MDX file with esbuild:\s*/, '');
  return { ...place, message, hint: hintFor(detail?.cause.source ?? '') };
}

function fromEsbuild({ line, column }: Place): Place {
  return { line, column: column + 1 };
}

/** A tag that is never closed has no place but in the message: "Expected a closing tag for `<A>` (5:1-5:4)". */
function placeNamedIn(message: string): Place {
  const [, line, column] = /\((\d+):(\d+)-/.exec(message) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : startOfFile;
}

function hintFor(parser: string): string {
  switch (parser) {
    case 'micromark-extension-mdx-expression':
      return 'Braces have a meaning in MDX: write the text without { and }.';
    case 'micromark-extension-mdxjs-esm':
      return 'A paragraph can’t begin with the word import or export: turn the sentence around.';
    case 'micromark-extension-mdx-jsx':
      return 'A < opens a tag: write “less than” or “chini ya”. Comments and HTML are not allowed.';
    case 'mdast-util-mdx-jsx':
      return 'Close each component in the order it was opened, with blank lines around the tags.';
    default:
      return 'Use Markdown and the components of the guide.';
  }
}
