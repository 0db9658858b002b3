import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';

/**
 * argon2id with the parameters that OWASP's Password Storage Cheat Sheet names first: 19 MiB, 2 passes, 1 lane.
 * The library computes on Node's pool of threads, beside the event loop; at most two at a time, so that a burst of sign-ins takes neither the memory nor the processor
 * from those who read.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const inTurn = pLimit(2);

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), cost));
}

let hashOfNobody: Promise<string> | undefined;

/**
 * @param passwordHash undefined where there is no such account: the work is done all the same, so that the time taken tells nothing
 */
export async function isPasswordOf(passwordHash: string | undefined, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword('nobody has this password');
  const placeholder = await hashOfNobody;
  const compared = passwordHash ?? placeholder;
  const matches = await inTurn(() => verify(compared, password.normalize('NFKC')));
  return matches && passwordHash !== undefined;
}
