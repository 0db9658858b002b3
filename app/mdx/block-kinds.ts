/** The plain blocks of Markdown that a learner's small screen shows well. */
export const blocks = ['paragraph', 'list', 'blockquote', 'table'] as const;
