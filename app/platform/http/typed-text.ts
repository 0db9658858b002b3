import { z } from 'zod';

/** A text that somebody types or an address says, without the one character that PostgreSQL takes for none. */
export const typedText = () => z.string().overwrite((text) => text.replaceAll('\u0000', ''));
