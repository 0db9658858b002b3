import type { Translator } from '~/platform/i18n/translate';
import type { FacilityChoice } from './facility-choice';

/** What tells a facility from others of its name: type, ward, code and, where it isn't so, that it doesn't operate. */
export function describeFacility(
  { level, typeName, ward, id, status }: FacilityChoice,
  t: Translator,
): string {
  const type = level === 'other' ? typeName : t(`places:level.${level}`);
  const rest = status === 'operating' ? [] : [t(`places:status.${status}`)];
  return [type, ward && t('places:ward', { ward }), id, ...rest].filter(Boolean).join(', ');
}
