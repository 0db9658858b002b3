import { useI18n } from '~/platform/i18n/use-i18n';
import type { Step } from '../steps';

export interface StepLinksProps {
  meetingId: string;
  steps: Step[];
  /** Null on the page of the minutes. */
  current: Step | null;
}

/** The steps of a meeting, and its minutes. */
export function StepLinks({ meetingId, steps, current }: StepLinksProps) {
  const { language, t } = useI18n();
  const path = `/${language}/me/meetings/${meetingId}`;
  return (
    <nav className="parts" aria-label={t('meetings:steps')}>
      {steps.map((step) => (
        <a key={step} href={`${path}/${step}`} aria-current={step === current ? 'page' : undefined}>
          {t(`meetings:short.${step}`)}
        </a>
      ))}
      <a href={path} aria-current={current === null ? 'page' : undefined}>
        {t('meetings:short.minutes')}
      </a>
    </nav>
  );
}
