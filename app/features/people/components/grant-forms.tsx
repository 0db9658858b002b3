import type { ReactNode } from 'react';
import type { Role } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';
import type { GrantChoices } from '../grant-choices';

/** The forms that give somebody a role: one for each kind of place where a role holds, as far as there is something to give. */
export function GrantForms({ choices }: { choices: GrantChoices }) {
  const { t } = useI18n();
  const { institutes, areas, facility, mayBecomeAdministrator } = choices;
  if (institutes.length + areas.length === 0 && !facility && !mayBecomeAdministrator) return null;
  return (
    <details>
      <summary>{t('people:roles.give')}</summary>
      <p className="meta">{t('people:roles.hint')}</p>
      {institutes.length > 0 && (
        <GrantForm title={t('people:roles.atInstitute')}>
          <SelectField name="role" id="institute-role" label={t('people:roles.role')}>
            <option value="">{t('people:new.choose')}</option>
            {choices.instituteRoles.map((role) => (
              <option key={role} value={role}>
                {t(`people:role.${role}`)}
              </option>
            ))}
          </SelectField>
          <ScopeField id="institute-scope" label={t('people:roles.institute')} choices={institutes} />
        </GrantForm>
      )}
      {areas.length > 0 && (
        <GrantForm title={t('people:roles.asCoordinator')} role="coordinator">
          <ScopeField id="area-scope" label={t('people:roles.area')} choices={areas} />
        </GrantForm>
      )}
      {facility && (
        <GrantForm
          title={t('people:roles.asInCharge', { facility: facility.name })}
          role="facilityInCharge"
          scope={facility.scope}
        />
      )}
      {mayBecomeAdministrator && (
        <GrantForm title={t('people:roles.asAdministrator')} role="administrator" scope="">
          <p className="meta">{t('people:roles.administratorHint')}</p>
        </GrantForm>
      )}
    </details>
  );
}

interface GrantFormProps {
  title: string;
  /** Where the form asks for neither. */
  role?: Role;
  scope?: string;
  children?: ReactNode;
}

function GrantForm({ title, role, scope, children }: GrantFormProps) {
  const { t } = useI18n();
  return (
    <form method="post">
      <h3>{title}</h3>
      {role !== undefined && <input type="hidden" name="role" value={role} />}
      {scope !== undefined && <input type="hidden" name="scope" value={scope} />}
      {children}
      <button className="quiet" name="intent" value="grant">
        {t('people:roles.submit')}
      </button>
    </form>
  );
}

interface ScopeFieldProps {
  id: string;
  label: string;
  choices: GrantChoices['areas'];
}

function ScopeField({ id, label, choices }: ScopeFieldProps) {
  const { t } = useI18n();
  return (
    <SelectField name="scope" id={id} label={label}>
      <option value="">{t('people:new.choose')}</option>
      {choices.map(({ scope, name }) => (
        <option key={scope} value={scope}>
          {name ?? t('people:nation')}
        </option>
      ))}
    </SelectField>
  );
}
