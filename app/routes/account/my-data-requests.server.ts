import type { Actor } from '~/features/accounts/index.server';
import { exportPhones } from '~/features/offline/index.server';
import { collectMyData } from '~/features/privacy/index.server';
import { exportOverviewOrders } from '~/features/tracking/index.server';
import { chooseEncoding, compressForAnswer } from '~/platform/http/compression.server';

/** @returns all that Tumia keeps of a person, as of now */
export async function collectAll(actor: Actor) {
  const [phones, overviewOrders] = await Promise.all([
    exportPhones(actor.id),
    exportOverviewOrders(actor.id),
  ]);
  return collectMyData(actor, new Date(), { phones, overviewOrders });
}

/** @returns the same as the text of a file for another program */
export const myDataFile = (data: Awaited<ReturnType<typeof collectAll>>): string =>
  JSON.stringify(data, null, 2);

/** @returns bytes of the file as it travels to the browser that asks, give or take a few: the moment stands in it */
export async function weighMyData(
  data: Awaited<ReturnType<typeof collectAll>>,
  request: Request,
): Promise<number> {
  const { sent } = await compressForAnswer(Buffer.from(myDataFile(data)), chooseEncoding(request));
  return sent.length;
}
