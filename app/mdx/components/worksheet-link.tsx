interface WorksheetLinkProps {
  title: string;
  path: string;
  label: string;
}

/** The way from a lesson to the worksheet that does its sum with the facility's own figures. */
export function WorksheetLink({ title, path, label }: WorksheetLinkProps) {
  return (
    <p className="onward-box">
      <span className="label">{label}</span>
      <a className="button" href={path}>
        {title}
      </a>
    </p>
  );
}
