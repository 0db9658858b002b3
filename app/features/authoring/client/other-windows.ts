import type { Language } from '~/platform/i18n/language';

/** A text as another window of this browser has saved it. */
export interface SavedElsewhere {
  language: Language;
  version: number;
  body: string;
}

type Told = { kind: 'opened' | 'here' } | ({ kind: 'saved' } & SavedElsewhere);

/**
 * Lets the windows of one lesson in this browser hear of each other.
 * @param address of the lesson, the same in each window
 * @returns tells the others what was saved here
 */
export function otherWindows(
  address: string,
  { onMeeting, onSaved }: { onMeeting: () => void; onSaved: (saved: SavedElsewhere) => void },
): (saved: SavedElsewhere) => void {
  if (!('BroadcastChannel' in window)) return () => undefined;
  const channel = new BroadcastChannel(`tumia-lesson ${address}`);
  const tell = (told: Told) => channel.postMessage(told);
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'saved') return onSaved(data);
    if (data.kind === 'opened') tell({ kind: 'here' });
    onMeeting();
  };
  tell({ kind: 'opened' });
  return (saved) => tell({ kind: 'saved', ...saved });
}
