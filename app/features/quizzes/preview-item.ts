import type { ItemBody, RenderedItem } from '~db/schema/items';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { type AskedItem, askItem } from './ask-item';
import { drawItem } from './draw-items';
import { type ExplainedItem, explainItem } from './explain-item';
import { type Stimulus, withStimuli } from './present-attempt';
import { rightResponses } from './right-responses';

/** An item as a learner meets it, and as it is explained to one who answers rightly. */
export interface PreviewedItem {
  asked: AskedItem & { stimulus: Stimulus | null };
  explained: ExplainedItem;
}

/** Shows an item that nobody has drawn. @param html what of it isn't plain text */
export function previewItem(item: ItemBody, html: RenderedItem, language: Language): PreviewedItem {
  const t = getTranslator(language);
  const words = { true: t('quizzes:true'), false: t('quizzes:false') };
  const shown = { item, drawn: drawItem('', item, 1), html };
  const [asked] = withStimuli([shown], language, (one) => askItem(one, {}, language, words));
  if (!asked) throw new Error('one item gives one question');
  return { asked, explained: explainItem(shown, rightResponses(item), language, words) };
}
