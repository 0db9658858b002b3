/** `name: value`; a star in the name gives each of several values its row: `rows.*.target: 120, 95`. */
const figure = String.raw`[a-z]\w*(\.\w+)*(\.\*(\.\w+)?)?: ?[^;]+`;

/** Figures of a worksheet as authors write them: `stock_on_hand: 450; dispensed.*: 180, 150, 210`. */
export const figuresForm = new RegExp(`^${figure}(; ?${figure})*$`);

/** @returns the names of figures that match `figuresForm`, as they are written */
export const namesOfFigures = (figures: string): string[] => figures.split(';').map((one) => nameOf(one));

const nameOf = (figure: string) => figure.slice(0, figure.indexOf(':')).trim();

/** What follows a worksheet's path in an address that opens it with a lesson's own figures. */
export function practiceQuery(part: string | undefined, figures: string | undefined): string {
  const query = new URLSearchParams();
  if (part) query.set('part', part);
  if (figures) query.set('example', '1');
  for (const one of figures?.split(';') ?? []) {
    const name = nameOf(one);
    const value = one.slice(one.indexOf(':') + 1);
    const values = name.includes('*') ? value.split(',') : [value];
    values.forEach((said, row) => {
      if (said.trim() !== '') query.set(name.replace('*', String(row)), said.trim());
    });
  }
  return query.size > 0 ? `?${query}` : '';
}
