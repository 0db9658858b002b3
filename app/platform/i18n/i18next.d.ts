import 'i18next';
import type { sw } from './locales/sw';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: false;
    resources: typeof sw;
    returnNull: false;
  }
}
