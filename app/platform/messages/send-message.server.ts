import { claimMessage } from './claim-message.server';
import { recordOutcome } from './record-outcome.server';

/** A message was not taken for now. */
export class GatewayFailure extends Error {
  override name = 'GatewayFailure';
}

/**
 * Sends a message that waits, by the gateway of its channel. Doing so again is harmless: what was handed over once is not handed over a
 * second time, save by a gateway that may repeat.
 * @throws GatewayFailure where it was not taken and should be tried again
 */
export async function sendMessage(messageId: string, now = new Date()): Promise<void> {
  const claimed = await claimMessage(messageId, now);
  if (!claimed) return;
  const { gateway, outgoing } = claimed;
  const outcome = await gateway.send(outgoing);
  await recordOutcome(claimed, outcome, now);
  if (outcome.outcome === 'again') throw new GatewayFailure(`${gateway.name}: ${outcome.reason}`);
}
