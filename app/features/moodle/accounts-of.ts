import type { BackupActivity, BackupCourse } from './read-backup';
import type {
  AccountedActivity,
  AccountedFile,
  ActivityNote,
  ActivityOutcome,
  LeftOutReason,
  Placeholder,
} from './report';

/** The account of a backup while its package is planned. Every activity stands in it from the beginning, as left out for its kind. */
export interface Accounts {
  take: (activity: BackupActivity, outcome: Exclude<ActivityOutcome, 'leftOut'>, place: string) => void;
  leaveOut: (activity: BackupActivity, reason: LeftOutReason) => void;
  note: (activity: BackupActivity, note: ActivityNote) => void;
  /** @param folder where the file lies in the package; undefined for what isn't in any */
  file: (owner: string, folder: string, file: Omit<AccountedFile, 'owner'>) => void;
  placeholder: (kind: Placeholder, place: string) => void;
  /** Whether nothing has been said of an activity yet. */
  isOpen: (activity: BackupActivity) => boolean;
  activities: readonly AccountedActivity[];
  files: () => AccountedFile[];
  placeholders: Partial<Record<Placeholder, string[]>>;
}

export function accountsOf(course: BackupCourse): Accounts {
  const rows = new Map<BackupActivity, AccountedActivity>();
  for (const section of course.sections) {
    for (const activity of section.activities) {
      rows.set(activity, {
        moduleId: activity.moduleId,
        kind: activity.kind,
        title: activity.title,
        section: section.name || String(section.number),
        outcome: 'leftOut',
        places: [],
        reason: 'kind',
        notes: activity.isConditional ? ['availability'] : [],
      });
    }
  }
  const files = new Map<string, AccountedFile>();
  const placeholders: Accounts['placeholders'] = {};
  return {
    take: (activity, outcome, place) => {
      const row = rows.get(activity);
      if (!row) return;
      row.outcome = outcome;
      row.reason = null;
      if (!row.places.includes(place)) row.places.push(place);
    },
    leaveOut: (activity, reason) => {
      const row = rows.get(activity);
      if (row) Object.assign(row, { outcome: 'leftOut', reason });
    },
    note: (activity, note) => {
      const row = rows.get(activity);
      if (row && !row.notes.includes(note)) row.notes.push(note);
    },
    file: (owner, folder, { name, place, reason }) => {
      const path = place === null ? null : folder === '' ? place : `${folder}/${place}`;
      files.set(JSON.stringify([owner, name, path]), { owner, name, place: path, reason });
    },
    placeholder: (kind, place) => {
      const places = (placeholders[kind] ??= []);
      if (!places.includes(place)) places.push(place);
    },
    isOpen: (activity) => rows.get(activity)?.reason === 'kind',
    activities: [...rows.values()],
    files: () => [...files.values()],
    placeholders,
  };
}
