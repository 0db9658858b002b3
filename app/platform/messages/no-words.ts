/** What a message holds once its words aren't needed any more: neither they nor an attachment. */
export const noWords = { values: null, file: null, fileName: null } as const;
