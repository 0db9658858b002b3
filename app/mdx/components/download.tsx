import { DataWeight, type Weight } from '~/ui/data-weight';

interface DownloadProps {
  title: string;
  address: string;
  /** What kind of file it is, such as `PDF`. */
  kind: string;
  weight: Weight;
}

/** A file to keep; what it costs stands on the link. */
export function Download({ title, address, kind, weight }: DownloadProps) {
  return (
    <p className="onward-box">
      <a className="button quiet" href={address} download="">
        {title}
      </a>
      <span>
        {kind}
        {', '}
        <DataWeight {...weight} />
      </span>
    </p>
  );
}
