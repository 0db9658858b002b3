import { type Language, localeOf } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';

/** What a phone shows and offers once Tumia stands on its screen (https://www.w3.org/TR/appmanifest/). @param icons addresses of a square picture, by its width in pixels */
export function webManifest(language: Language, icons: Record<192 | 512, string>) {
  const t = getTranslator(language);
  const shortcut = (name: string, path: string) => ({ name, url: `/${language}${path}` });
  return {
    id: '/',
    name: 'Tumia',
    short_name: 'Tumia',
    description: t('offline:app.description'),
    lang: localeOf[language],
    start_url: `/${language}`,
    scope: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#0a4a5c',
    icons: Object.entries(icons).map(([width, src]) => ({
      src,
      sizes: `${width}x${width}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
    shortcuts: [
      shortcut(t('shell:courses'), '/courses'),
      shortcut(t('shell:me'), '/me'),
      shortcut(t('offline:kept.link'), '/kept'),
      shortcut(t('shell:verify'), '/verify'),
    ],
    share_target: {
      action: `/${language}/share`,
      method: 'GET',
      params: { title: 'title', text: 'text', url: 'url' },
    },
  };
}
