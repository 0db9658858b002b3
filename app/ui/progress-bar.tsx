export interface ProgressBarProps {
  /** From 0 to 1. */
  share: number;
  /** The same in words, for those who don't see the bar. */
  label: string;
}

export function ProgressBar({ share, label }: ProgressBarProps) {
  return <progress max={100} value={Math.round(share * 100)} aria-label={label} />;
}
