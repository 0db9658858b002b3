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
