import { formatKilobytes } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { languages } from '~/platform/i18n/language';
import type { ShownFile, ShownUse } from '../present-library';

export interface MediaLibraryProps {
  files: readonly ShownFile[];
  writes: boolean;
}

/** The files that an institute keeps for its courses: what each shows, what it weighs and where it is used. */
export function MediaLibrary({ files, writes }: MediaLibraryProps) {
  const { language, t } = useI18n();
  return (
    <ul className="library">
      {files.map((file) => (
        <li key={file.hash}>
          {file.thumbnail ? (
            <img src={file.thumbnail} alt={file.alts[language][0] ?? ''} loading="lazy" />
          ) : (
            <span className="library-kind">{t(`media-library:kind.${file.kind}`)}</span>
          )}
          <div>
            <h2>{file.name}</h2>
            <p className="meta">
              {t('media-library:size', { kilobytes: formatKilobytes(file.bytes, language) })}
            </p>
            <Alts file={file} />
            <Uses uses={file.uses} writes={writes} />
            {writes && file.uses.length === 0 && (
              <form method="post">
                <input type="hidden" name="intent" value="delete" />
                <input type="hidden" name="hash" value={file.hash} />
                <button className="quiet" aria-label={t('media-library:deleteOf', { name: file.name })}>
                  {t('media-library:delete')}
                </button>
              </form>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Alts({ file: { alts, uses, kind } }: { file: ShownFile }) {
  const { t } = useI18n();
  const isShown = uses.some((use) => use.isShown);
  if (kind === 'captions') return null;
  return languages.map((language) => {
    const words = alts[language];
    if (words.length === 0 && !isShown) return null;
    return (
      <p key={language} className="library-alt">
        <strong>{t(`media-library:shows.${language}`)}</strong>{' '}
        {words.length === 0 ? (
          t('media-library:noAlt')
        ) : (
          <span lang={language}>{words.map((one) => `“${one}”`).join(', ')}</span>
        )}
      </p>
    );
  });
}

function Uses({ uses, writes }: { uses: readonly ShownUse[]; writes: boolean }) {
  const { t } = useI18n();
  if (uses.length === 0) return <p>{t('media-library:unused')}</p>;
  return (
    <ul>
      {uses.map(({ draftId, path, name, address, isShown }) => (
        <li key={`${draftId} ${path}`}>
          <a href={address}>{name}</a>
          {!isShown && (
            <>
              <small className="aside">{t('media-library:notShown')}</small>
              {writes && (
                <form method="post" className="inline">
                  <input type="hidden" name="intent" value="takeOut" />
                  <input type="hidden" name="draft" value={draftId} />
                  <input type="hidden" name="path" value={path} />
                  <button className="quiet" aria-label={t('media-library:takeOutOf', { name })}>
                    {t('media-library:takeOut')}
                  </button>
                </form>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
