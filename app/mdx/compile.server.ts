import { getMDXComponent } from 'mdx-bundler/client/index.js';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { getTranslator } from '~/platform/i18n/translate';
import { bundleLesson } from './bundle.server';
import { lessonComponents } from './components/lesson-components';
import { inReadingOrder, Refusal, startOfFile } from './fault';
import { readFrontMatter } from './front-matter.server';
import type { CompileResult, LessonSource } from './lesson';
import { readSourceText } from './source-text.server';
import { figureHtml } from './svg.server';

/**
 * Compiles one lesson in this thread; hostile input can keep it busy for minutes, so only the worker calls it.
 * @returns faults for whatever is wrong with the input; it doesn't throw
 */
export async function compile(lesson: LessonSource): Promise<CompileResult> {
  try {
    return await compileOrRefuse(lesson);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, faults: inReadingOrder(error.faults) };
    const message = `it could not be compiled: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, faults: [{ ...startOfFile, message, hint: 'Write it more simply.' }] };
  }
}

async function compileOrRefuse({ source, language, media }: LessonSource): Promise<CompileResult> {
  const { data, faults, body } = readFrontMatter(readSourceText(source));
  const { code, inspection } = await bundleLesson(body, media);
  if (code === null || faults.length > 0) throw new Refusal([...faults, ...inspection.faults]);

  const components = lessonComponents(getTranslator(language), (src, alt) => {
    const svg = inspection.figures.get(src);
    if (!svg) throw new Error(`the gate let ${src} pass without reading it`);
    return figureHtml(svg, alt);
  });
  const html = renderToStaticMarkup(createElement(getMDXComponent(code), { components }));
  return { ok: true, html, frontMatter: data, words: inspection.words };
}
