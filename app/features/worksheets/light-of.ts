import type { Light } from './presented-run';

const lights: Record<Light, readonly string[]> = {
  good: [
    'good',
    'acceptable',
    'within',
    'usual',
    'in range',
    'comfortable',
    'aim reached',
    'done on time',
    'kept',
  ],
  watch: ['watch', 'below minimum', 'overstocked', 'full', 'many empty', 'done late', 'alert'],
  poor: [
    'poor',
    'over-reported',
    'under-reported',
    'not reported',
    'stocked out',
    'emergency',
    'out of range',
    'over 100',
    'below the aim',
    'overdue',
    'epidemic',
    'check: more received than expected',
  ],
};

const lightOfWord = new Map(
  (Object.keys(lights) as Light[]).flatMap((light) => lights[light].map((word) => [word, light] as const)),
);

/** The traffic light of a word that a worksheet gives; null where it doesn't say how good something is. */
export const lightOf = (word: string): Light | null => lightOfWord.get(word) ?? null;
