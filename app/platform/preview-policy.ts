/**
 * What a page's preview may take as markup: what the gate has let through and rendered, by the policy that the page's headers allow. Made once
 * on a page.
 * @returns what makes a text markup
 */
export function previewPolicy(): (html: string) => string {
  const { trustedTypes } = window as unknown as {
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createHTML: (html: string) => string },
      ) => { createHTML: (html: string) => string };
    };
  };
  const createHTML = (html: string) => html;
  if (!trustedTypes) return createHTML;
  const policy = trustedTypes.createPolicy('tumia-preview', { createHTML });
  return (html) => policy.createHTML(html);
}
