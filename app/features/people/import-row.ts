import type { ImportColumn } from './import-columns';
import type { NameLikeness } from './name-likeness';
import type { Resemblance } from './people-by-name';

/** A person as a row of an uploaded list says, once read. */
export interface ImportedPerson {
  /** In E.164 form. */
  phone: string;
  name: string;
  cadre: string;
  councilId: string;
  regionId: string;
  /** In the registry. */
  facilityId: string | null;
  /** In words, where it is not in the registry. */
  facility: string | null;
  sex: 'female' | 'male' | null;
  checkNumber: string | null;
  trainingInstitution: string | null;
}

/** Why a row can't be taken: keys of `people:import.fault`. */
export type ImportFault =
  | 'nameMissing'
  | 'nameTooLong'
  | 'name'
  | 'phoneMissing'
  | 'phone'
  | 'phoneTwice'
  | 'phoneOfAnother'
  | 'cadreMissing'
  | 'cadre'
  | 'region'
  | 'councilMissing'
  | 'council'
  | 'councilUnclear'
  | 'councilElsewhere'
  | 'councilBeyond'
  | 'facilityCode'
  | 'facilityCodeDigit'
  | 'facilityUnknown'
  | 'facilityElsewhere'
  | 'facilityUnclear'
  | 'facilityTooLong'
  | 'sex'
  | 'checkNumber'
  | 'trainingInstitution'
  | 'trainingInstitutionTooLong';

export interface RowFault {
  column: ImportColumn;
  fault: ImportFault;
  /** The row that has the same number, where that is the fault. */
  line?: number;
}

/** Why a new person may be somebody who is there already. */
export interface RowResemblance {
  reason: 'sameCheckNumber' | NameLikeness;
  place: Resemblance<unknown>['place'] | null;
  /** The account, or the earlier row of the same list. */
  other: { accountId: string } | { line: number };
}

/**
 * What becomes of a row. Before the decision: `new` a new account, `invite` an account that is asked to join; `likely` a new number of
 * somebody who may be there already: added only on request. Nothing happens for `member` (of the institute already), `known` (has an
 * account), `invited` (was asked before), `declined` (has said no) and `refused`. After it `new` has become `added`, and `invite` `asked`.
 */
export type RowOutcome =
  'refused' | 'likely' | 'new' | 'added' | 'invite' | 'asked' | 'invited' | 'declined' | 'member' | 'known';

/** A row of a list that is read but not yet compared with who is there. */
export interface ReadRow {
  /** As a spreadsheet counts it. */
  line: number;
  /** As they were in the file. */
  cells: string[];
  /** Null where the row has faults. */
  person: ImportedPerson | null;
  faults: RowFault[];
}

export interface ImportRow extends ReadRow {
  outcome: RowOutcome;
  resembles: RowResemblance | null;
  /** The account that was made of it, or is asked to join. */
  accountId: string | null;
}
