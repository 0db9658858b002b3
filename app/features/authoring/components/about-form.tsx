import { cadres } from '~/features/accounts/index';
import { KeepForm, type KeepFormProps } from '~/features/accounts/components/keep-form';
import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, TextField } from '~/ui/field';
import type { AboutFields } from '../about-fields';
import type { CommentWhereWritten } from '../file-review.server';
import type { FieldFaults } from '../field-faults';
import { BothTexts } from './both-texts';
import { CoverColours } from './cover-colours';
import { SaidWhereWritten } from './said-where-written';
import { TitleFields } from './title-fields';

export interface AboutFormProps {
  about: AboutFields;
  /** The mark of what stands in the draft. */
  seen: string;
  /** What the gate finds of what stands there, by field. */
  told: FieldFaults;
  /** Keys of `drafts:errors`, by field: what can't be saved at all. */
  faults: Partial<Record<string, string>>;
  /** What reviewers say of `course.yml` and waits to be settled; what is about a module stands in the outline. */
  said: readonly CommentWhereWritten[];
  writes: boolean;
  kept: KeepFormProps;
}

/** What a course says of itself, and its rules. */
export function AboutForm({ about, seen, told, faults, said, writes, kept }: AboutFormProps) {
  const { t } = useI18n();
  const fault = (name: string) =>
    faults[name] ? t(`drafts:errors.${faults[name]}` as 'drafts:errors.number') : told[name];
  const saidOf = (part: string | null) => (
    <SaidWhereWritten comments={said.filter((comment) => comment.part === part)} writes={writes} />
  );
  const saidOfOutcome = (number: number) => (
    <SaidWhereWritten
      comments={said.filter(({ entry }) => entry?.list === 'outcomes' && entry.number === number)}
      writes={writes}
    />
  );
  const outcomes = [...about.outcomes, { sw: '', en: '' }];
  return (
    <form method="post" noValidate>
      {writes && <KeepForm {...kept} />}
      <fieldset className="plain" disabled={!writes}>
        <input type="hidden" name="seen" value={seen} />
        {saidOf(null)}
        <TitleFields id="about" title={about.title} faults={faults} told={told} />
        {saidOf('title')}
        <BothTexts
          name="summary"
          labels={{ sw: t('drafts:about.summarySw'), en: t('drafts:about.summaryEn') }}
          rows={3}
          value={about.summary}
          faults={{ sw: fault('summarySw'), en: fault('summaryEn') }}
        />
        {saidOf('summary')}
        <TextField name="topic" label={t('drafts:about.topic')} value={about.topic} fault={fault('topic')} />
        {saidOf('topic')}
        <TextField
          name="hours"
          label={t('drafts:about.hours')}
          value={about.hours}
          inputMode="decimal"
          fault={fault('hours')}
        />
        {saidOf('hours')}
        <TextField
          name="creditPoints"
          label={t('drafts:about.creditPoints')}
          value={about.creditPoints}
          inputMode="decimal"
          fault={fault('creditPoints')}
        />
        {saidOf('creditPoints')}
        <CoverColours value={about.inks} fault={fault('inks')} />
        {saidOf('inks')}
        <details open={about.cadres.length === 0 || fault('cadres') !== undefined}>
          <summary>{t('drafts:about.cadres')}</summary>
          {fault('cadres') && <p className="fault">{fault('cadres')}</p>}
          {cadres.map((cadre) => (
            <CheckboxField
              key={cadre}
              name="cadres"
              id={`cadre-${cadre}`}
              value={cadre}
              label={t(`accounts:cadre.${cadre}`)}
              checked={about.cadres.includes(cadre)}
            />
          ))}
        </details>
        {saidOf('cadres')}
        <h2>{t('drafts:about.outcomes')}</h2>
        <p className="hint">{t('drafts:about.outcomeHint')}</p>
        {outcomes.map(({ sw, en }, index) => (
          <div key={index}>
            <TextField
              name={`outcome-${index}-sw`}
              label={t('drafts:about.outcomeSw', { number: index + 1 })}
              value={sw}
              fault={fault(`outcome-${index}-sw`)}
            />
            <TextField
              name={`outcome-${index}-en`}
              label={t('drafts:about.outcomeEn', { number: index + 1 })}
              value={en}
              fault={fault(`outcome-${index}-en`)}
            />
            {saidOfOutcome(index + 1)}
          </div>
        ))}
        <h2>{t('drafts:about.rules')}</h2>
        <TextField
          name="minimumDays"
          label={t('drafts:about.minimumDays')}
          value={about.minimumDays}
          inputMode="numeric"
          fault={fault('minimumDays')}
        />
        <CheckboxField name="signOff" value="yes" label={t('drafts:about.signOff')} checked={about.signOff} />
        {saidOf('completion')}
        <TextField
          name="prerequisites"
          label={t('drafts:about.prerequisites')}
          value={about.prerequisites}
          fault={fault('prerequisites')}
        />
        {saidOf('prerequisites')}
        <TextField
          name="validMonths"
          label={t('drafts:about.validMonths')}
          value={about.validMonths}
          inputMode="numeric"
          fault={fault('validMonths')}
        />
        {saidOf('certificate')}
        <TextField
          name="reviewBy"
          type="date"
          label={t('drafts:reviewBy')}
          hint={t('drafts:reviewByHint')}
          value={about.reviewBy}
          fault={fault('reviewBy')}
        />
        {writes && <button className="button">{t('drafts:outline.save')}</button>}
      </fieldset>
    </form>
  );
}
