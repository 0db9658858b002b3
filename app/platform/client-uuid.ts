import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';

/** A form's own id, so that sending it twice does its work once; a form without a usable one counts as new. */
export const ClientUuidSchema = z.uuid().catch(() => uuidv7());
