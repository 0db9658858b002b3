import { getMDXComponent } from 'mdx-bundler/client/index.js';
import { getTranslator } from '~/platform/i18n/translate';
import { bundleLesson } from './bundle.server';
import { lessonComponents } from './components/lesson-components';
import { inReadingOrder, Refusal, startOfFile } from './fault';
import { readFrontMatter } from './front-matter.server';
import type { CompileResult, LessonSource } from './lesson';
import { renderBlocks } from './render-blocks.server';
import { readSourceText } from './source-text.server';

/**
 * Compiles one lesson in this thread; hostile input can keep it busy for minutes, so only the worker calls it.
 * @returns faults for whatever is wrong with the input; it doesn't throw
 */
export async function compile(lesson: LessonSource): Promise<CompileResult> {
  try {
    return await compileOrRefuse(lesson);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, faults: inReadingOrder(error.faults) };
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, faults: [{ ...startOfFile, code: 'compileFailed', values: { reason } }] };
  }
}

async function compileOrRefuse({ source, language, ...surroundings }: LessonSource): Promise<CompileResult> {
  const text = readSourceText(source);
  const { data, faults, body } = surroundings.holds
    ? { data: null, faults: [], body: text }
    : readFrontMatter(text);
  const { code, inspection } = await bundleLesson(body, surroundings);
  if (code === null || faults.length > 0) throw new Refusal([...faults, ...inspection.faults]);

  const components = lessonComponents(getTranslator(language), { ...surroundings, language, inspection });
  return {
    ok: true,
    blocks: renderBlocks(getMDXComponent(code), components),
    sources: inspection.sources,
    frontMatter: data,
    words: inspection.words,
    terms: [...inspection.terms],
  };
}
