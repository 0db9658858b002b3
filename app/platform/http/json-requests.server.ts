import type { z } from 'zod';
import { personalPage } from './personal-page';

/** What is answered to a script of ours; nobody keeps it. */
export const jsonAnswer = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { ...personalPage, ...headers } });

/** @returns what a script of ours has sent @throws 400 where it is no JSON, or not what is asked for */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const sent: unknown = await request.json().catch(() => undefined);
  const parsed = schema.safeParse(sent);
  if (!parsed.success) throw jsonAnswer({ refused: 'malformed' }, 400);
  return parsed.data;
}

/** What an address answers that is only posted to. */
export const onlyPost = (): Response => new Response(null, { status: 405, headers: { Allow: 'POST' } });
