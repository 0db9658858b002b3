import { useI18n } from '~/platform/i18n/use-i18n';
import type { BlockTranslation } from '~db/schema/catalog';
import { blockKind } from '../block-kind';

/** The blocks of a lesson that need somebody, each with its place in both files and what is to be done. */
export function BlockList({ blocks }: { blocks: BlockTranslation[] }) {
  const { t } = useI18n();
  return (
    <ul className="blocks">
      {blocks.map(({ kind, line, state, behind, numbers }, index) => (
        <li key={index}>
          <strong>{t(`authoring:state.${state}`)}</strong>
          {behind && ` ${t(`authoring:behind.${behind}`)}`}
          <br />
          {t('authoring:place', { kind: blockKind(kind, t), sw: line.sw ?? '–', en: line.en ?? '–' })}
          {(numbers.sw.length > 0 || numbers.en.length > 0) && (
            <>
              <br />
              {t('authoring:numbers', {
                sw: numbers.sw.join(', ') || '–',
                en: numbers.en.join(', ') || '–',
              })}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
