import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { fileVersion } from './draft-fields';

/** A text of a draft as an editor sends it. */
export const FileSaveSchema = z.object({
  path: typedText().max(300),
  text: typedText(),
  version: fileVersion,
});

/** Which part of a draft's history is shown; what can't be understood counts as not asked for. */
export const HistoryViewSchema = z.object({
  path: z.string().min(1).max(300).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
  done: z.enum(['restored', 'undone']).optional().catch(undefined),
});
