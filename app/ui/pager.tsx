export interface PagerProps {
  /** What is leafed through, for a screen reader. */
  label: string;
  /** The address of the list's beginning, where another part of it is shown. */
  first?: { href: string; label: string } | undefined;
  /** The address of the next part, where there is one. */
  next?: { href: string; label: string } | undefined;
}

/** Links through a long list. The way back is the browser's own; needs office.css. */
export function Pager({ label, first, next }: PagerProps) {
  if (!first && !next) return null;
  return (
    <nav className="pager" aria-label={label}>
      {first && <a href={first.href}>{first.label}</a>}
      {next && (
        <a href={next.href} rel="next">
          {next.label}
        </a>
      )}
    </nav>
  );
}
