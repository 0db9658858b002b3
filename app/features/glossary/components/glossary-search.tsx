import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import { type GlossaryFilter, glossaryTopics } from '../schemas';

/** Looks for terms by a word, or by what they are about. */
export function GlossarySearch({ filter }: { filter: GlossaryFilter }) {
  const { language, t } = useI18n();
  return (
    <form className="search" role="search" action={`/${language}/glossary`}>
      <TextField name="q" type="search" label={t('glossary:search')} value={filter.q} />
      <SelectField name="topic" label={t('glossary:topic')} value={filter.topic}>
        <option value="">{t('glossary:allTopics')}</option>
        {glossaryTopics.map((topic) => (
          <option key={topic} value={topic}>
            {t(`glossary:topics.${topic}`)}
          </option>
        ))}
      </SelectField>
      <button className="quiet">{t('catalog:searchButton')}</button>
    </form>
  );
}
