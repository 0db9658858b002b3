import type { ReactNode } from 'react';
import { weightInWords } from '~/platform/i18n/data-weight';
import { formatDuration, formatKilobytes, formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';
import { drawChart } from '~/ui/charts/draw-chart.server';
import type { Inspection, Surroundings } from '../gate.server';
import type { MediaAsset } from '../lesson';
import { practiceQuery } from '../practice-figures';
import type { AttributesOf } from '../registry';
import { figureHtml } from '../svg.server';
import { Callout } from './callout';
import { CaseStory } from './case-story';
import { Chart } from './chart';
import { Compare, Side } from './compare';
import { DataTable } from './data-table';
import { Download } from './download';
import { FacilitatorNote } from './facilitator-note';
import { Figure, Photograph } from './figure';
import { Audio, Video } from './recording';
import { Reflection } from './reflection';
import { NumberedStep, Steps } from './steps';
import { Table } from './table';
import { Term } from './term';
import { Answer, Choice, TryIt } from './try-it';
import { Step, WorkedExample } from './worked-example';
import { WorksheetLink } from './worksheet-link';

/** What a component gets from the lesson itself; `Given` are the properties filled in here. */
type Written<Component extends (props: never) => ReactNode, Given extends string> = Omit<
  Parameters<Component>[0],
  Given
>;

interface Lesson extends Surroundings {
  language: Language;
  inspection: Inspection;
}

type WithChildren<Attributes> = Attributes & { children?: ReactNode };

/** The components of lessons with the interface's words and the lesson's media filled in. */
export function lessonComponents(t: Translator, { media, references, language, inspection }: Lesson) {
  const callouts = {
    message: t('mdx:callout.message'),
    caution: t('mdx:callout.caution'),
    tip: t('mdx:callout.tip'),
  };
  const verdicts = { yes: t('mdx:try.right'), no: t('mdx:try.wrong') };
  const sides = { right: t('mdx:side.right'), wrong: t('mdx:side.wrong'), plain: undefined };
  const kilobytes = (bytes: number) => t('shell:kilobytes', { size: formatKilobytes(bytes, language) });
  const transcriptLabel = t('mdx:transcript');

  /** @throws where the gate let a file pass that isn't of the kind which its component shows */
  const assetOf = <Kind extends MediaAsset['kind']>(src: string, kind: Kind) => {
    const asset = media[src];
    if (asset?.kind !== kind) throw new Error(`the gate let ${src} pass, which is no ${kind}`);
    return asset as Extract<MediaAsset, { kind: Kind }>;
  };
  const recording = (src: string) => {
    const { address, type, bytes, seconds } = assetOf(src, 'recording');
    return { address, type, length: formatDuration(seconds), weight: weightInWords(bytes, language) };
  };

  return {
    Callout: (props: Written<typeof Callout, 'label'>) => <Callout {...props} label={callouts[props.kind]} />,
    CaseStory: (props: Written<typeof CaseStory, 'label'>) => <CaseStory {...props} label={t('mdx:story')} />,
    Figure: ({ src, alt, caption }: AttributesOf<'Figure'>) => {
      const svg = inspection.figures.get(src);
      if (svg) return <Figure svg={figureHtml(svg, alt)} caption={caption} />;
      const picture = assetOf(src, 'picture');
      const price = t('mdx:picture', { size: kilobytes(picture.phoneBytes) });
      return <Photograph picture={picture} alt={alt} caption={caption} price={price} />;
    },
    WorkedExample,
    Steps,
    Step: ({ place, ...props }: WithChildren<AttributesOf<'Step'>> & { place?: string }) =>
      place === 'steps' ? <NumberedStep {...props} /> : <Step {...props} />,
    TryIt: (props: Written<typeof TryIt, 'label'>) => <TryIt {...props} label={t('mdx:try.label')} />,
    // Both languages may stand on one page, and a choice in one must not close that in the other.
    Choice: (props: Written<typeof Choice, 'verdict'>) => (
      <Choice {...props} group={`${props.group}-${language}`} verdict={verdicts[props.correct]} />
    ),
    Answer: (props: Written<typeof Answer, 'label'>) => <Answer {...props} label={t('mdx:try.showAnswer')} />,
    Compare,
    Side: (props: Written<typeof Side, 'verdict'>) => <Side {...props} verdict={sides[props.kind]} />,
    DataTable,
    Chart: ({ index, ...props }: WithChildren<AttributesOf<'Chart'>> & { index: string }) => {
      const data = inspection.charts[Number(index)];
      if (!data) throw new Error('the gate let a chart pass without reading it');
      const svg = drawChart({
        ...data,
        kind: props.kind,
        unit: props.unit,
        summary: props.summary,
        target:
          props.target && props.targetLabel
            ? { value: Number(props.target), label: props.targetLabel }
            : undefined,
        medianLabel: t('mdx:median'),
        format: (value) => formatNumber(value, language),
      });
      return (
        <Chart title={props.title} svg={svg} tableLabel={t('mdx:figures')}>
          {props.children}
        </Chart>
      );
    },
    Reflection,
    Term,
    WorksheetLink: ({ worksheet, part, figures }: AttributesOf<'WorksheetLink'>) => {
      const reference = references.worksheets[worksheet];
      if (!reference) throw new Error(`the gate let ${worksheet} pass, which is no worksheet`);
      const path = reference.path + practiceQuery(part, figures);
      return <WorksheetLink title={reference.title} path={path} label={t('mdx:worksheet')} />;
    },
    Audio: ({ src, title, children }: WithChildren<AttributesOf<'Audio'>>) => (
      <Audio title={title} {...recording(src)} transcriptLabel={transcriptLabel}>
        {children}
      </Audio>
    ),
    Video: ({ src, title, poster, captions, children }: WithChildren<AttributesOf<'Video'>>) => (
      <Video
        title={title}
        {...recording(src)}
        poster={poster ? assetOf(poster, 'picture') : undefined}
        captions={
          captions
            ? { address: assetOf(captions, 'file').address, language, label: t('mdx:captions') }
            : undefined
        }
        transcriptLabel={transcriptLabel}
      >
        {children}
      </Video>
    ),
    Download: ({ src, title }: AttributesOf<'Download'>) => {
      const { address, ending, bytes } = assetOf(src, 'file');
      return (
        <Download
          title={title}
          address={address}
          kind={ending.toUpperCase()}
          weight={weightInWords(bytes, language)}
        />
      );
    },
    FacilitatorNote: (props: Written<typeof FacilitatorNote, 'label'>) => (
      <FacilitatorNote {...props} label={t('mdx:facilitator')} />
    ),
    table: ({ number, children }: { number?: string; children?: ReactNode }) => (
      <Table label={t('mdx:table', { number })}>{children}</Table>
    ),
  };
}
