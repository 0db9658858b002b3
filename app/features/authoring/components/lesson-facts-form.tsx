import { stages } from '~/features/items/index';
import { KeepForm, type KeepFormProps } from '~/features/accounts/components/keep-form';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import type { FieldFaults } from '../field-faults';
import type { LessonFacts } from '../lesson-facts';
import { BothTexts } from './both-texts';

export interface LessonFactsFormProps {
  facts: LessonFacts;
  seen: string;
  /** What the gate finds of what stands there, by field. */
  told: FieldFaults;
  /** Keys of `drafts:errors`, by field: what can't be saved at all. */
  faults: Partial<Record<string, string>>;
  writes: boolean;
  kept: KeepFormProps;
}

/** What a lesson says of itself beside its text. */
export function LessonFactsForm({ facts, seen, told, faults, writes, kept }: LessonFactsFormProps) {
  const { t } = useI18n();
  const fault = (name: string) =>
    faults[name] ? t(`drafts:errors.${faults[name]}` as 'drafts:errors.number') : told[name];
  return (
    <form method="post" noValidate>
      {writes && <KeepForm {...kept} />}
      <fieldset className="plain" disabled={!writes}>
        <input type="hidden" name="seen" value={seen} />
        <BothTexts
          name="summary"
          labels={{ sw: t('drafts:about.summarySw'), en: t('drafts:about.summaryEn') }}
          rows={2}
          value={facts.summary}
          faults={{ sw: fault('summarySw'), en: fault('summaryEn') }}
        />
        <TextField
          name="minutes"
          label={t('drafts:facts.minutes')}
          value={facts.minutes}
          inputMode="numeric"
          fault={fault('minutes')}
        />
        <SelectField name="stage" label={t('drafts:facts.stage')} value={facts.stage} fault={fault('stage')}>
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {t(`items:stage.${stage}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="authorSw"
          label={t('drafts:facts.authorSw')}
          value={facts.author.sw}
          fault={fault('authorSw')}
        />
        <TextField
          name="authorEn"
          label={t('drafts:facts.authorEn')}
          value={facts.author.en}
          fault={fault('authorEn')}
        />
        <TextField
          name="swahiliReviewer"
          label={t('drafts:facts.swahiliReviewer')}
          hint={t('drafts:facts.swahiliReviewerHint')}
          value={facts.swahiliReviewer}
          fault={fault('swahiliReviewer')}
        />
        <BothTexts
          name="sources"
          labels={{ sw: t('drafts:facts.sourcesSw'), en: t('drafts:facts.sourcesEn') }}
          hint={t('drafts:facts.sourcesHint')}
          rows={3}
          value={facts.sources}
          faults={{ sw: fault('sourcesSw'), en: fault('sourcesEn') }}
        />
        {writes && <button className="button">{t('drafts:outline.save')}</button>}
      </fieldset>
    </form>
  );
}
