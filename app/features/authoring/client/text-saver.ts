import type { Language } from '~/platform/i18n/language';

/** What stands on the server in the place of a text. */
export interface Theirs {
  body: string;
  version: number;
  by: string | null;
  at: string | null;
  /** Id of the change that the history shows of it. */
  change: string | null;
}

export type SaveState =
  | { kind: 'saved'; version: number; body: string }
  | { kind: 'conflict'; theirs: Theirs }
  | { kind: 'signedOut' | 'failed' };

interface SaverOptions {
  address: string;
  language: Language;
  version: number;
  /** What is saved already. */
  saved: string;
  read: () => string;
  tell: (state: SaveState) => void;
}

/** Saves one text, one save after the other, each with the version that it was made from. */
export interface TextSaver {
  isDirty: () => boolean;
  version: () => number;
  save: () => Promise<void>;
  /** Once a save that is under way has ended: whether the server has a later version than this text was made from. */
  isBehind: (version: number) => Promise<boolean>;
  /** The text was made from this now: it was taken over, or is to take its place. */
  rebase: (version: number, saved: string) => void;
}

export function textSaver({ address, language, read, tell, ...start }: SaverOptions): TextSaver {
  let { version, saved } = start;
  let isInConflict = false;
  let running: Promise<void> | undefined;
  const isDirty = () => read().trimEnd() !== saved.trimEnd();

  async function send(): Promise<void> {
    const body = read();
    const state = await post(body);
    if (state.kind === 'saved') [version, saved] = [state.version, body];
    isInConflict = state.kind === 'conflict';
    tell(state);
  }

  async function post(body: string): Promise<SaveState> {
    try {
      const answer = await fetch(address, {
        method: 'POST',
        // An expired session answers with a redirect to the page for signing in.
        redirect: 'manual',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ language, body, version }),
      });
      if (answer.type === 'opaqueredirect' || answer.status === 401) return { kind: 'signedOut' };
      if (answer.status === 409) {
        return { kind: 'conflict', theirs: ((await answer.json()) as { theirs: Theirs }).theirs };
      }
      if (!answer.ok) return { kind: 'failed' };
      return { kind: 'saved', body, version: ((await answer.json()) as { version: number }).version };
    } catch {
      return { kind: 'failed' };
    }
  }

  return {
    isDirty,
    version: () => version,
    async save() {
      await running;
      if (!isDirty() || isInConflict) return;
      running = send().finally(() => (running = undefined));
      await running;
    },
    async isBehind(newest) {
      await running;
      return newest > version && !isInConflict;
    },
    rebase(newVersion, newSaved) {
      [version, saved, isInConflict] = [newVersion, newSaved, false];
    },
  };
}
