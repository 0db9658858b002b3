/** A picture of a camera has some 12 MB; what is larger costs its author an hour of a slow network before it is refused. */
export const largestFileBytes = 20 * 1024 * 1024;
