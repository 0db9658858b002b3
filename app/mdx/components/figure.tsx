import type { Picture } from '../lesson';
import type { AttributesOf } from '../registry';

type FigureProps = Pick<AttributesOf<'Figure'>, 'caption'> & {
  /** HTML of a drawing: a tree of allowed elements, written out by `readFigure`. */
  svg: string;
};

/** A drawing that teaches, inlined: no request of its own, colours from the site's classes. */
export function Figure({ svg, caption }: FigureProps) {
  return (
    <figure>
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

type PhotographProps = Pick<AttributesOf<'Figure'>, 'alt' | 'caption'> & {
  picture: Picture;
  /** What it shows and weighs: all that a learner with little data sees until they tap. */
  price: string;
};

/**
 * A photograph in the lightest format that the browser reads. It stands in a fold that is open; a page for somebody
 * who saves data has a link in its place (`lesson-pieces.ts`).
 */
export function Photograph({ picture, alt, caption, price }: PhotographProps) {
  return (
    <figure>
      <details className="photo" open>
        <summary>{price}</summary>
        <LazyPicture picture={picture} alt={alt} />
      </details>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

interface LazyPictureProps {
  picture: Picture;
  /** Empty where the picture only adorns what stands beside it. */
  alt: string;
}

/** A picture in the lightest format that the browser reads, loaded when it comes into sight. */
export function LazyPicture({ picture, alt }: LazyPictureProps) {
  return (
    <picture>
      {picture.sources.map(({ type, srcset }) => (
        <source key={type} type={type} srcSet={srcset} sizes="(max-width: 40rem) 100vw, 40rem" />
      ))}
      <img src={picture.fallback} alt={alt} width={picture.width} height={picture.height} loading="lazy" />
    </picture>
  );
}
