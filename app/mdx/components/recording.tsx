import type { ReactNode } from 'react';
import { DataWeight, type Weight } from '~/ui/data-weight';
import type { Picture } from '../lesson';
import { LazyPicture } from './figure';

interface RecordingProps {
  title: string;
  address: string;
  type: string;
  /** How long it takes, such as `1:05`. */
  length: string;
  weight: Weight;
  transcriptLabel: string;
  /** What is said, in writing. */
  children?: ReactNode;
}

/** Speech or music that loads only when it is played. */
export function Audio({ title, address, type, length, weight, transcriptLabel, children }: RecordingProps) {
  return (
    <figure className="recording">
      <figcaption>
        <Price title={title} length={length} weight={weight} />
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
 * A video that loads only when it is played. Its poster lies behind it as a picture like any other, since browsers load
 * the one of the attribute with the page, seen or not.
 */
export function Video({
  title,
  address,
  type,
  length,
  weight,
  poster,
  captions,
  transcriptLabel,
  children,
}: VideoProps) {
  return (
    <figure className="recording">
      <figcaption>
        <Price title={title} length={length} weight={weight} />
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

/** How long and how heavy it is: told before anything is loaded. */
function Price({ title, length, weight }: Pick<RecordingProps, 'title' | 'length' | 'weight'>) {
  return (
    <>
      <strong>{title}</strong>{' '}
      <span>
        {length}
        {', '}
        <DataWeight {...weight} />
      </span>
    </>
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
