import { useI18n } from '~/platform/i18n/use-i18n';
import type { OutboxWords } from '../outbox';

/**
 * What was done without network: what waits to be sent, and receipts of what has arrived. A script fills it in.
 * @param person whose alone; undefined for everybody's on this phone
 */
export function Outbox({ person }: { person?: string }) {
  const { t } = useI18n();
  const words: OutboxWords = {
    kinds: {
      lesson: t('offline:outbox.kinds.lesson'),
      practice: t('offline:outbox.kinds.practice'),
      worksheet: t('offline:outbox.kinds.worksheet'),
      answers: t('offline:outbox.kinds.answers'),
      submission: t('offline:outbox.kinds.submission'),
    },
    waiting: t('offline:outbox.waiting'),
    received: t('offline:outbox.received'),
    stillOpen: t('offline:outbox.stillOpen'),
    beside: t('offline:outbox.beside'),
    reasons: {
      unknownDevice: t('offline:outbox.refused.unknownDevice'),
      notFound: t('offline:outbox.refused.notFound'),
      tooLong: t('offline:outbox.refused.tooLong'),
      unfinished: t('offline:outbox.refused.unfinished'),
      otherCourseFirst: t('offline:outbox.refused.otherCourseFirst'),
      other: t('offline:outbox.refused.other'),
    },
    forget: t('offline:outbox.forget'),
  };
  return (
    <div id="outbox" data-outbox={JSON.stringify(words)} data-person={person}>
      <div data-part="unsent" hidden>
        <h2>{t('offline:outbox.unsentTitle')}</h2>
        <p>{t('offline:outbox.unsentText')}</p>
        <ul className="kept" data-lines="unsent" />
        <p className="fault" role="status" data-unsendable="" hidden>
          {t('offline:outbox.unsendable')}
        </p>
        <p>
          <button type="button" className="button" data-send="">
            {t('offline:outbox.send')}
          </button>
        </p>
      </div>
      <div data-part="received" hidden>
        <h2>{t('offline:outbox.receivedTitle')}</h2>
        <p className="hint">{t('offline:outbox.receivedText')}</p>
        <ul className="kept" data-lines="received" />
      </div>
    </div>
  );
}
