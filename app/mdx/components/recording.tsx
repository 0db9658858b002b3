import type { ReactNode } from 'react';
import type { Picture } from '../lesson';
import { LazyPicture } from './figure';

interface RecordingProps {
  title: string;
  address: string;
  type: string;
  /** How long and how heavy, in words: told before anything is loaded. */
  price: string;
  transcriptLabel: string;
  /** What is said, in writing. */
  children?: ReactNode;
}

/** Speech or music that loads only when it is played. */
export function Audio({ title, address, type, price, transcriptLabel, children }: RecordingProps) {
  return (
    <figure className="recording">
      <figcaption>
        <strong>{title}</strong> <span>{price}</span>
      </figcaption>
      <audio controls preload="none" aria-label={title}>
        <source src={address} type={type} />
      </audio>
      <Transcript label={transcriptLabel}>{children}</Transcript>
    </figure>
  );
}

interface VideoProps extends RecordingProps {
  poster: Picture | undefined;
  captions: { address: string; language: string; label: string } | undefined;
}

/**
 * A film that loads only when it is played. Its poster lies behind it as a picture like any other, since browsers load
 * the one of the attribute with the page, seen or not.
 */
export function Video({
  title,
  address,
  type,
  price,
  poster,
  captions,
  transcriptLabel,
  children,
}: VideoProps) {
  return (
    <figure className="recording">
      <figcaption>
        <strong>{title}</strong> <span>{price}</span>
      </figcaption>
      <div className="screen">
        {poster && <LazyPicture picture={poster} alt="" />}
        <video controls preload="none" aria-label={title} playsInline>
          <source src={address} type={type} />
          {captions && (
            <track
              kind="captions"
              src={captions.address}
              srcLang={captions.language}
              label={captions.label}
            />
          )}
        </video>
      </div>
      <Transcript label={transcriptLabel}>{children}</Transcript>
    </figure>
  );
}

function Transcript({ label, children }: { label: string; children?: ReactNode }) {
  return (
    <details className="answer">
      <summary>{label}</summary>
      {children}
    </details>
  );
}
