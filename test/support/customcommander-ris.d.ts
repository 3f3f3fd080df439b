/** The package brings no types; this is what its README says of `read`. */
declare module '@customcommander/ris' {
  export interface RisName {
    last_name: string;
    first_name: string;
    suffix: string;
    initials: string;
  }
  export interface RisDate {
    year: string;
    month: string;
    day: string;
    info: string;
  }
  export interface RisRecord {
    AU?: RisName[];
    A2?: RisName[];
    A3?: RisName[];
    DA?: RisDate[];
    TY?: string[];
    TI?: string[];
    T2?: string[];
    ID?: string[];
    PY?: string[];
    VL?: string[];
    IS?: string[];
    SP?: string[];
    EP?: string[];
    DO?: string[];
    N1?: string[];
  }
  /** The records in order, or null where the text breaks the grammar. */
  export function read(text: string): RisRecord[] | null;
}
