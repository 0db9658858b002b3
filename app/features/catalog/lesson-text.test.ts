import { describe, expect, it } from 'vitest';
import { foldedWords } from '~/platform/search/folded-words';
import { lessonText } from './lesson-text';

const source = `---
id: c1.m1.l1
title: 'Not here'
---

The **first** paragraph, with [a link](https://who.int/page).

<Callout kind="message">

Count twice.

</Callout>

<Figure src="media/cycle.en.svg" alt="Six steps" />

<TryIt question="How many reports?">

<Choice text="Thirty-two" correct="yes">

Right.

</Choice>

</TryIt>
`;

describe('lessonText', () => {
  it('is what a reader sees, and nothing of how it was written', () => {
    expect(foldedWords(lessonText(source)).join(' ')).toBe(
      'the first paragraph with a link count twice six steps how many reports thirty two right',
    );
  });

  it('takes a lesson without front matter', () => expect(lessonText('Hesabu.')).toBe('Hesabu.'));
});
