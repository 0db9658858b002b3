import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { getTranscript, renderTranscriptPdf } from '~/features/certificates/index.server';
import { dayOf } from '~/platform/calendar-day';
import { pageLanguage } from '~/platform/http/page-language.server';

/** A learner's certificates and points for printing. Where there are none, the page says so. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const transcript = await getTranscript(actor.id, dayOf(new Date()));
  if (!transcript || transcript.entries.length === 0) return redirect(`/${language}/me/transcript`);
  const pdf = await renderTranscriptPdf(transcript, language, context.publicUrl);
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="tumia-cpd.pdf"',
    },
  });
}
