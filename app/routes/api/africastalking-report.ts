import type { ActionFunctionArgs } from '@remix-run/node';
import { describeFailure } from '~/platform/describe-failure.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { log } from '~/platform/logging.server';
import {
  AfricasTalkingReportSchema,
  isCallbackSecret,
  takeAfricasTalkingReport,
} from '~/platform/messages/africastalking-report.server';

const answer = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });

/** There is nothing to read here. */
export function loader() {
  return answer(404);
}

/** Africa's Talking tells what became of a message. Its address is secret, so a failure is told here and not with the address. */
export async function action({ request, params }: ActionFunctionArgs) {
  if (!isCallbackSecret(params.secret ?? '')) return answer(404);
  const report = AfricasTalkingReportSchema.safeParse(textFields(await readForm(request)));
  if (!report.success) return answer(400);
  try {
    await takeAfricasTalkingReport(report.data);
    return answer(200);
  } catch (error) {
    log.error({ failure: describeFailure(error) }, 'a delivery report could not be taken');
    return answer(503);
  }
}
