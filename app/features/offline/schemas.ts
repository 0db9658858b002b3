import { z } from 'zod';
import { dataSaverChoices } from '~/platform/http/saves-data.server';
import { LanguageSchema } from '~/platform/i18n/language-schema';
import { outboxLimits } from './outbox';

const id = z.string().min(1).max(100);
const fields = z.record(z.string().max(200), z.string().max(2_000));

/** A coordinate of a point of P-256: 32 bytes in base64url. */
const coordinate = z.string().regex(/^[\w-]{43}$/);

/** The public half of a phone's key, as a JSON Web Key. */
export const PublicKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
});

export const DeviceSchema = z.object({ publicKey: PublicKeySchema });

/** What the phone's clock said; a moment that no calendar of ours knows is no claim. */
const claim = z.coerce.date().min(new Date('1970-01-01')).max(new Date('2200-01-01')).nullable().catch(null);

const common = { uuid: z.uuid(), at: claim };

/** What was done without network, as the phone has signed it. */
export const WorkSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('lesson'), revision: id, lesson: id }),
  z.object({
    ...common,
    kind: z.literal('practice'),
    revision: id,
    quiz: id,
    answered: z.number().int().min(0).max(1_000),
  }),
  z.object({
    ...common,
    kind: z.literal('worksheet'),
    toolkit: id,
    worksheet: id,
    part: id.optional(),
    period: z.string().max(20),
    isForFacility: z.boolean(),
    fields,
  }),
  z.object({
    ...common,
    kind: z.literal('attempt'),
    attempt: z.uuid(),
    intent: z.enum(['save', 'submit']),
    responses: z.record(z.string().max(200), z.array(z.string().max(2_000)).max(50)),
  }),
]);

export type Work = z.infer<typeof WorkSchema>;

/** An entry of an outbox, sealed: a compact JWE. */
export const EntrySchema = z.string().max(outboxLimits.characters);

/** What a phone sends. Each entry is read by itself, so that one that is none holds up no other. */
export const OutboxSchema = z.object({ entries: z.array(z.unknown()).max(outboxLimits.entries) });

/** Whether pictures are to wait until they are asked for. */
export const DataSaverSchema = z.object({ dataSaver: z.enum(dataSaverChoices) });

/** Which quiz a phone takes along; no module: the final. */
export const ReservationSchema = z.object({
  uuid: z.uuid(),
  course: id,
  module: id.optional(),
  language: LanguageSchema,
});
