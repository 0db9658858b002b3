import { z } from 'zod';
import {
  CourseFileSchema,
  LessonFrontMatterSchema,
  PathsFileSchema,
  PracticeFileSchema,
  QuizFileSchema,
  TranslationFileSchema,
} from '~/features/catalog/schemas';
import { lessonFilesIn } from '~/features/catalog/index.server';
import { GlossaryFileSchema } from '~/features/glossary/schemas';
import { ToolkitFileSchema } from '~/features/toolkits/schemas';
import { registry } from '~/mdx/registry';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import { describeComponent } from './describe-component';
import { openExamples } from './read-examples.server';
import { type ExamplesFile, ExamplesFileSchema } from './examples-file';

/** The files of a package that an editor can check while they are written, by the name of their schema. */
const schemas: Record<string, { title: string; schema: z.ZodType }> = {
  course: { title: 'course.yml: a course and its modules', schema: CourseFileSchema },
  quiz: { title: 'quiz.yml and final.yml: a quiz', schema: QuizFileSchema },
  practice: { title: 'practice.yml: questions to practise with', schema: PracticeFileSchema },
  glossary: { title: 'glossary.yml: the terms', schema: GlossaryFileSchema },
  paths: { title: 'paths.yml: the learning paths', schema: PathsFileSchema },
  toolkit: { title: 'toolkit.yml: a toolkit and its worksheets', schema: ToolkitFileSchema },
  translation: {
    title: 'translation.yml: blocks of a lesson that say the same in both languages',
    schema: TranslationFileSchema,
  },
  examples: { title: 'examples.yml: the gallery of teaching components', schema: ExamplesFileSchema },
  'lesson-front-matter': { title: 'The front matter of a lesson', schema: LessonFrontMatterSchema },
};

/**
 * The part of the authors' guide that follows from the code: the teaching components with their examples, and the JSON
 * Schemas of the YAML files.
 * @param content the folder that holds `examples/`
 * @returns the text of each file, by its path in `docs/authors`
 * @throws where a component has no example
 */
export async function writeAuthorsGuide(content: string): Promise<Record<string, string>> {
  const guide: Record<string, string> = { 'components.md': await writeComponents(content) };
  for (const [name, { title, schema }] of Object.entries(schemas)) {
    // Draft 7 is what editors know best; the input side, since authors leave out what has a default.
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
    guide[`schemas/${name}.schema.json`] = `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
  }
  return guide;
}

const head = `# The teaching components

<!-- Made by \`npm run docs:authors\` from app/mdx/registry.ts and content/examples: change those, not this file. -->

What a lesson can be made of beyond plain Markdown. [The package format](package-format.md) tells where lessons stand and
what else they may hold; the page \`/sw/studio/components\` shows every component as a learner sees it. Attributes are plain
texts in double quotes; tags stand on lines of their own, with a blank line around what they hold.`;

async function writeComponents(content: string): Promise<string> {
  const { files } = await openExamples(content);
  const list = files.get('examples.yml')?.toString('utf8') ?? '';
  const parsed = parseYaml<ExamplesFile>('examples.yml', list, ExamplesFileSchema);
  if (!parsed.ok) throw new Error(`${content}/examples/examples.yml can't be read`);
  const described = new Map<string, string>();
  const sections = parsed.value.examples.map(({ slug, title, about }) => {
    const { source } = lessonFilesIn(slug, 'example', files);
    const [sw, en] = [source.sw?.toString('utf8') ?? '', source.en?.toString('utf8') ?? ''];
    const fresh = namesIn(en).filter((name) => !described.has(name));
    for (const name of fresh) described.set(name, title.en);
    return [
      `## ${title.en}`,
      about.en,
      ...fresh.map(describeComponent),
      codeBlock(en),
      `_${title.sw}._ ${about.sw}`,
      codeBlock(sw),
    ].join('\n\n');
  });
  const missing = Object.keys(registry).filter((name) => !described.has(name));
  if (missing.length > 0) throw new Error(`no example in content/examples shows ${missing.join(', ')}`);
  const index = [...described].map(([name, title]) => `- \`<${name}>\`: [${title}](#${anchorOf(title)})`);
  return `${[head, index.join('\n'), ...sections].join('\n\n')}\n`;
}

/** The components in a source, in the order of their first use. */
function namesIn(source: string): string[] {
  return [...new Set([...source.matchAll(/<([A-Z][A-Za-z]*)/g)].flatMap(([, name]) => name ?? []))];
}

const codeBlock = (source: string) => `\`\`\`mdx\n${source.trim()}\n\`\`\``;

/** A heading's address as code hosts make it: small letters, hyphens for spaces, no other marks. */
const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\d -]/gu, '')
    .replaceAll(' ', '-');
