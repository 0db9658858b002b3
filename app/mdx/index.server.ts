import { createCompiler } from './compiler.server';

export type { Fault } from './fault';
export { rendererVersion } from './renderer-version';
export type { CompileResult, LessonSource, Media, MediaAsset, References } from './lesson';
export type { MediaFile } from './media/media-file.server';
export { isMediaReady, prepareMedia } from './media/prepare-media.server';
export { publicHtml, type RenderedBlock } from './rendered-block';
export type { SourceBlock } from './source-blocks';

const compiler = createCompiler({ timeLimit: 5_000 });

/**
 * Checks and compiles one lesson in one language to blocks of HTML.
 * @returns the blocks, or every fault with its line and column; whatever the file holds, it doesn't throw
 */
export const compileLesson = compiler.compile;

/** Ends the compiler's thread; call it when no more lessons are to come. */
export const closeCompiler = compiler.close;
