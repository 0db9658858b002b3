/** One figure of DHIS2: of a data element or indicator, a place and a period. */
export interface Dhis2Figure {
  element: string;
  /** Blank where the figures are of all places together. */
  place: string;
  period: string;
  /** A number as text. */
  value: string;
}

/** Figures of DHIS2 with what things are called. */
export interface Dhis2Figures {
  figures: Dhis2Figure[];
  /** By identifier. */
  names: Readonly<Record<string, string>>;
  /** Rows that hold no number, or a period of another kind. */
  leftOut: number;
}

/** As many as a page can carry along while its reader chooses. */
export const mostDhis2Figures = 2_000;

export const elementsIn = ({ figures }: Dhis2Figures): string[] =>
  distinct(figures.map(({ element }) => element));
export const placesIn = ({ figures }: Dhis2Figures): string[] => distinct(figures.map(({ place }) => place));
export const periodsIn = ({ figures }: Dhis2Figures): string[] =>
  distinct(figures.map(({ period }) => period));

const distinct = (all: string[]) => [...new Set(all)];
