/** Worksheets that are used together for one task, in the order of the work. */
export interface Toolkit {
  /** The last part of its address. */
  slug: string;
  /** Keys of worksheets; one may serve several toolkits and is at home in one. */
  worksheets: readonly string[];
}

export const toolkits: readonly Toolkit[] = [
  { slug: 'data-quality-routine', worksheets: ['W01', 'W03', 'W04', 'W02', 'W16'] },
  { slug: 'data-review-meeting', worksheets: ['W10', 'W14', 'W13', 'W15'] },
  { slug: 'immunisation', worksheets: ['W05', 'W06', 'W10'] },
  { slug: 'maternal-care', worksheets: ['W07', 'W12', 'W06'] },
  { slug: 'stock', worksheets: ['W08'] },
  { slug: 'surveillance', worksheets: ['W09'] },
  { slug: 'missed-appointments', worksheets: ['W11', 'W10'] },
  { slug: 'supervision', worksheets: ['W02', 'W16', 'W13'] },
];

export const toolkitOf = (slug: string): Toolkit | undefined => toolkits.find((one) => one.slug === slug);
