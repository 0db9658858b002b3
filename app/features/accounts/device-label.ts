import Bowser from 'bowser';

/** Longest part of a browser's own description that is looked at; real ones are below 300. */
const longest = 500;

/**
 * Browser and system in a few words, such as "Chrome, Android", by which people recognise their phones. Versions are left out: they
 * change by themselves.
 * @param userAgent the `User-Agent` header
 * @returns null where it names neither
 */
export function labelDevice(userAgent: string | null): string | null {
  const described = userAgent?.slice(0, longest).trim();
  if (!described) return null;
  const { browser, os } = Bowser.parse(described);
  const system = /\bKAIOS\b/i.test(described) ? 'KaiOS' : os.name;
  const name = /\bOpera Mini\b/.test(described) ? 'Opera Mini' : browser.name;
  const label = [name, system].filter(Boolean).join(', ').slice(0, 60);
  return label || null;
}
