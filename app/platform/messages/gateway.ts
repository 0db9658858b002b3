/** A message in its last form. `subject` is an email's. */
export interface OutgoingMessage {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  /** An email's. */
  attachment?: { name: string; bytes: Uint8Array } | undefined;
  /** Where an email's recipient gets no more of its kind, by a click in the mail program too (RFC 8058). */
  stopUrl?: string | undefined;
}

/** What is known after a message was handed over. Reasons hold a provider's codes and words, never a number, address or text. */
export type SendOutcome =
  | { outcome: 'accepted'; providerId?: string; cost?: { amount: string; currency: string } }
  /** It will never be taken. */
  | { outcome: 'refused'; reason: string }
  /** It was not taken for now. */
  | { outcome: 'again'; reason: string }
  /** It may have been taken or not. */
  | { outcome: 'unknown'; reason: string };

/** What a provider knows of a message later; `undefined` where it doesn't know the end yet. */
export interface DeliveryReport {
  state: 'delivered' | 'failed' | undefined;
  reason?: string;
}

/** A provider that sends messages of one channel. */
export interface Gateway {
  /** As kept with each message. */
  name: string;
  /** Sending the same message twice does no harm: receivers know it by its id. */
  mayRepeat: boolean;
  /** Never throws. */
  send: (message: OutgoingMessage) => Promise<SendOutcome>;
  /** Asks what became of a message, where the provider doesn't tell by itself. @throws where it can't be asked now */
  askDelivery?: (providerId: string, recipient: string) => Promise<DeliveryReport>;
}
