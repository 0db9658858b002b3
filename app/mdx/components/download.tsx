interface DownloadProps {
  title: string;
  address: string;
  /** Kind and weight in words, such as `PDF, 84 KB`. */
  price: string;
}

/** A file to keep; what it costs stands on the link. */
export function Download({ title, address, price }: DownloadProps) {
  return (
    <p className="onward-box">
      <a className="button quiet" href={address} download="">
        {title}
      </a>
      <span>{price}</span>
    </p>
  );
}
