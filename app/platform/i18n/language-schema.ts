import { z } from 'zod';
import { languages } from './language';

export const LanguageSchema = z.enum(languages);
