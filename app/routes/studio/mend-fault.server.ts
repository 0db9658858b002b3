import type { MendDraftAnswer } from '~/features/items/index.server';
import type { Translator } from '~/platform/i18n/translate';

type Refused = Extract<MendDraftAnswer, { outcome: 'several' | 'draftStill' | 'unreadable' }>;

/** Why no question comes of a draft's text, in words. */
export function mendFault(answer: Refused, t: Translator): string {
  switch (answer.outcome) {
    case 'several':
      return t('items:mend.several');
    case 'draftStill':
      return t('items:mend.still', { reason: t(`items:reason.${answer.reason}`) });
    case 'unreadable': {
      const fault = t(`items:refusal.${answer.fault}`);
      return answer.line === null ? fault : t('items:refusal.atLine', { fault, line: answer.line });
    }
  }
}
