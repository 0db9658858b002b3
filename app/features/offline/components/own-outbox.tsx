import ownOutbox from '../client/own-outbox.enhancement?script';
import { Outbox } from './outbox';

/** What one person did without network on this phone. @param person by the name that tells nothing */
export function OwnOutbox({ person }: { person: string }) {
  return (
    <>
      <Outbox person={person} />
      <script defer src={ownOutbox} />
    </>
  );
}
