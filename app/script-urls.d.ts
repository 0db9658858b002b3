/** An enhancement of a page: the module is bundled by itself, and its import is the bundle's URL (vite.enhancement-scripts.ts). */
declare module '*?script' {
  const url: string;
  export default url;
}

/** The bundle itself, for a route that serves it. */
declare module '*?script-source' {
  const source: string;
  export default source;
}
