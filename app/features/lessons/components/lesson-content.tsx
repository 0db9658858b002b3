import { createElement } from 'react';
import { otherLanguage } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { LessonPiece } from '../lesson-pieces';
import { Reflection } from './reflection';

export interface LessonContentProps {
  pieces: LessonPiece[];
  isSignedIn: boolean;
  /** What was typed and can't be kept as it is. */
  refused: { id: string; text: string } | undefined;
}

/**
 * The text of a lesson: HTML that the gate has checked when it was published, the same for everybody, with what is
 * the learner's own and what is for facilitators between its stretches.
 */
export function LessonContent({ pieces, isSignedIn, refused }: LessonContentProps) {
  return (
    <div className="prose">
      {pieces.map((piece, index) => {
        switch (piece.kind) {
          case 'html':
            return <Checked key={index} html={piece.html} />;
          case 'pair':
            return <Pair key={index} html={piece.html} other={piece.other} />;
          case 'facilitator':
            return <FacilitatorNotes key={index} html={piece.html} />;
          case 'reflection':
            return (
              <Reflection
                key={index}
                {...piece}
                isSignedIn={isSignedIn}
                refusedText={refused?.id === piece.id ? refused.text : undefined}
              />
            );
        }
      })}
    </div>
  );
}

function Checked({ html }: { html: string }) {
  return <div data-layer="content" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** An element of its own name: where it ends can be told without reading what is in it. */
function FacilitatorNotes({ html }: { html: string }) {
  return createElement('facilitator-notes', {
    'data-layer': 'personal',
    dangerouslySetInnerHTML: { __html: html },
  });
}

/** A block to read in the other language where a word is not understood. */
function Pair({ html, other }: { html: string; other: string }) {
  const { language, t } = useI18n();
  const there = otherLanguage(language);
  return (
    <div className="pair">
      <Checked html={html} />
      <details lang={there}>
        <summary>{t(`lessons:inLanguage.${there}`)}</summary>
        <Checked html={other} />
      </details>
    </div>
  );
}
