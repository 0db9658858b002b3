/** Keeps a file among those to be served. @returns its address */
export type ServeFile = (bytes: Uint8Array, ending: string) => string;
