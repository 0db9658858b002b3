import { formatKilobytes } from '~/platform/i18n/format';
import { type DataTariff, weightInWords } from '~/platform/i18n/data-weight';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataWeight } from '~/ui/data-weight';
import downloadCourse from '../client/download-course.enhancement?script';

export interface DownloadCourseProps {
  slug: string;
  pack: { bytes: number; version: string };
  /** The course as one file: what travels, and what it takes on the phone. */
  file: { bytes: number; size: number };
  tariff: DataTariff;
}

const states = ['running', 'paused', 'ready', 'changed', 'cut', 'portal', 'full', 'moved'] as const;
const deeds = ['download', 'resume', 'update', 'pause', 'delete'] as const;

/** Names that the script puts numbers for. */
const holes = { done: '{done}', all: '{all}', left: '{left}' };

/** A course to take along: kept on the phone where the script runs, or as one file for everybody. */
export function DownloadCourse({ slug, pack, file, tariff }: DownloadCourseProps) {
  const { language, t } = useI18n();
  const address = `/packs/${slug}/${language}`;
  return (
    <>
      <section
        id="download"
        data-download-course={address}
        data-version={pack.version}
        data-bytes={pack.bytes}
      >
        <h2>{t('packs:title')}</h2>
        <div data-pack="" hidden>
          <p>{t('packs:lead')}</p>
          <p>
            {t('packs:size')} <DataWeight {...weightInWords(pack.bytes, language, tariff)} />
          </p>
          <progress aria-label={t('packs:title')} max={pack.bytes} value={0} hidden />
          <div role="status">
            {states.map((state) => (
              <p key={state} data-state={state} data-words={t(`packs:states.${state}`, holes)} hidden />
            ))}
          </div>
          <p className="deeds">
            {deeds.map((deed) => (
              <button
                key={deed}
                type="button"
                className={deed === 'pause' || deed === 'delete' ? 'quiet' : 'button'}
                data-deed={deed}
                hidden
              >
                {t(`packs:${deed}`)}
              </button>
            ))}
          </p>
        </div>
        <p>
          <a href={`${address}.html`} download="">
            {t('packs:file')}
          </a>{' '}
          <DataWeight {...weightInWords(file.bytes, language, tariff)} />
        </p>
        <p className="hint">{t('packs:fileLead', { size: formatKilobytes(file.size, language) })}</p>
      </section>
      <script defer src={downloadCourse} />
    </>
  );
}
