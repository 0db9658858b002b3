const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The headers of a table that is downloaded. @param name of the file, without its ending */
export const tableFileHeaders = (name: string, kind: keyof typeof types) => ({
  'Content-Type': types[kind],
  'Content-Disposition': `attachment; filename="${name}.${kind}"`,
});
