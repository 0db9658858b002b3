import type { ReactNode } from 'react';
import type { Translator } from '~/platform/i18n/translate';
import type { AttributesOf } from '../registry';
import { Callout } from './callout';
import { CaseStory } from './case-story';
import { Figure } from './figure';
import { Table } from './table';
import { Answer, Choice, TryIt } from './try-it';
import { Step, WorkedExample } from './worked-example';

/** What a component gets from the lesson itself; `Given` are the properties filled in here. */
type Written<Component extends (props: never) => ReactNode, Given extends string> = Omit<
  Parameters<Component>[0],
  Given
>;

/**
 * The components of lessons with the interface's words filled in.
 * @param drawing gives the HTML of a figure from its path and its description
 */
export function lessonComponents(t: Translator, drawing: (src: string, alt: string) => string) {
  const callouts = {
    message: t('mdx:callout.message'),
    caution: t('mdx:callout.caution'),
    tip: t('mdx:callout.tip'),
  };
  const verdicts = { yes: t('mdx:try.right'), no: t('mdx:try.wrong') };
  return {
    Callout: (props: Written<typeof Callout, 'label'>) => <Callout {...props} label={callouts[props.kind]} />,
    CaseStory: (props: Written<typeof CaseStory, 'label'>) => <CaseStory {...props} label={t('mdx:story')} />,
    Figure: ({ src, alt, caption }: AttributesOf<'Figure'>) => (
      <Figure svg={drawing(src, alt)} caption={caption} />
    ),
    WorkedExample,
    Step,
    TryIt: (props: Written<typeof TryIt, 'label'>) => <TryIt {...props} label={t('mdx:try.label')} />,
    Choice: (props: Written<typeof Choice, 'verdict'>) => (
      <Choice {...props} verdict={verdicts[props.correct]} />
    ),
    Answer: (props: Written<typeof Answer, 'label'>) => <Answer {...props} label={t('mdx:try.showAnswer')} />,
    table: ({ number, children }: { number?: string; children?: ReactNode }) => (
      <Table label={t('mdx:table', { number })}>{children}</Table>
    ),
  };
}
