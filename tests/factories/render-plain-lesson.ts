import { v7 as uuidv7 } from 'uuid';
import { getActor } from '~/features/accounts/index.server';
import { getLesson } from '~/features/lessons/index.server';
import { maySeeFacilitatorNotes } from '~/features/lessons/policy';

/** A lesson's page as plain as can be, with the seams of the real one. */
export async function renderPlainLesson(
  request: Request,
  address: Parameters<typeof getLesson>[0],
): Promise<Response> {
  const actor = await getActor(request);
  const lesson = await getLesson(address, { personId: actor?.id });
  const form = `<form><input type="hidden" name="uuid" value="${uuidv7()}"/><button value="complete"></button></form>`;
  const done = lesson?.done.includes(lesson.place.lesson.id);
  const own = !actor ? '<a class="button" href="/">x</a>' : done ? '<p class="done-mark">x</p>' : form;
  const notes =
    actor && maySeeFacilitatorNotes(actor)
      ? '<facilitator-notes data-layer="personal">x</facilitator-notes>'
      : '';
  const text = lesson?.blocks.map((block) => (block.kind === 'html' ? block.html : '')).join('');
  return new Response(
    `<html><head><title>A – Tumia</title></head><body><main id="main"><article><h1>A</h1>${text}${notes}<section id="done" data-layer="personal">${own}</section></article></main></body></html>`,
    { headers: { 'Content-Type': 'text/html' } },
  );
}
