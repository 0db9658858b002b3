/** Something in the content that keeps it from being imported, with its place; lines and columns count from 1. */
export interface ContentFault {
  file: string;
  line: number;
  column: number;
  message: string;
  hint?: string;
}

/** One line for a terminal or an editor: `course.yml:3:7 the text is empty`. */
export function describeFault({ file, line, column, message, hint }: ContentFault): string {
  return `${file}:${line}:${column} ${message}${hint ? ` (${hint})` : ''}`;
}
