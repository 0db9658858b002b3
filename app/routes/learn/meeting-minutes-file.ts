import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import {
  getMeeting,
  presentMinutes,
  renderMinutesDocx,
  renderMinutesPdf,
} from '~/features/meetings/index.server';
import { MeetingIdSchema } from '~/features/meetings/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A meeting's minutes as a PDF or DOCX. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const id = MeetingIdSchema.safeParse(params.meeting);
  const meeting = id.success ? await getMeeting(actor, id.data) : undefined;
  if (!meeting) throw notFound();
  const minutes = presentMinutes(meeting, language);
  const isPdf = new URL(request.url).pathname.endsWith('.pdf');
  const file = isPdf
    ? await renderMinutesPdf(minutes, language, meeting.updatedAt)
    : await renderMinutesDocx(minutes, language);
  const name = `tumia-minutes-${meeting.period}.${isPdf ? 'pdf' : 'docx'}`;
  return new Response(new Uint8Array(file), {
    headers: {
      ...personalPage,
      'Content-Type': isPdf ? 'application/pdf' : docxType,
      'Content-Disposition': `${isPdf ? 'inline' : 'attachment'}; filename="${name}"`,
    },
  });
}
