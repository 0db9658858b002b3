import {
  CourseFileSchema,
  LessonFrontMatterSchema,
  PracticeFileSchema,
  QuizFileSchema,
} from '~/features/catalog/schemas';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml } from '~/platform/content/parse-yaml.server';

/** What the gate finds in one file of a package alone; what needs the rest of the course is told on the page of checks. */
export function findFileFaults(path: string, text: string): ContentFault[] {
  const parsed = readFile(path, text);
  return parsed === undefined || parsed.ok ? [] : parsed.faults;
}

function readFile(path: string, text: string) {
  const name = path.split('/').at(-1) ?? '';
  if (path === 'course.yml') return parseYaml(path, text, CourseFileSchema);
  if (name === 'quiz.yml' || path === 'final.yml') return parseYaml(path, text, QuizFileSchema);
  if (name === 'practice.yml') return parseYaml(path, text, PracticeFileSchema);
  if (name.endsWith('.mdx')) return parseYaml(path, frontOf(text), LessonFrontMatterSchema, 1);
  return undefined;
}

/** The YAML before a lesson's text. */
const frontOf = (text: string): string => /^---[ \t]*\r?\n([^]*?)\r?\n---/.exec(text)?.[1] ?? '';
