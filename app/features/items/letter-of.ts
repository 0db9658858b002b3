/** The letter by which a drawing and its options name a point. */
export const letterOf = (key: string) => key.toUpperCase();
