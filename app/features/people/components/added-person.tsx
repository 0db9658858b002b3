import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { CodeSlip } from './code-slip';

export type AddedPersonProps = {
  name: string;
  phone: string;
  /** Where a code is typed in. */
  address: string;
} & (
  | { outcome: 'added'; personId: string; code: string }
  | { outcome: 'invited'; personId: string | null }
  | { outcome: 'known'; personId: string }
  | { outcome: 'knownElsewhere' }
);

/** What has become of the wish to add a person. */
export function AddedPerson(props: AddedPersonProps) {
  const { language, t } = useI18n();
  const { name, phone, address } = props;
  const personId = props.outcome === 'knownElsewhere' ? null : props.personId;
  return (
    <>
      <h1>{t('people:new.title')}</h1>
      {props.outcome === 'added' ? (
        <>
          <p>{t('people:new.added', { name })}</p>
          <CodeSlip code={props.code} phone={phone} address={address} />
        </>
      ) : (
        <Notice kind={props.outcome === 'invited' ? 'good' : 'plain'}>
          {t(`people:new.${props.outcome}`)}
        </Notice>
      )}
      <LinkButton to={`/${language}/people/new`}>{t('people:new.another')}</LinkButton>
      {personId !== null && (
        <p>
          <a href={`/${language}/people/${personId}`}>{t('people:new.see', { name })}</a>
        </p>
      )}
    </>
  );
}
