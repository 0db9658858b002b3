/** Raise it when the HTML of an unchanged lesson changes: what is kept under the old one is rendered anew. */
export const rendererVersion = '6';
