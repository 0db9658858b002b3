import { formatDate, formatScore } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface ShownAwaiting {
  personId: string;
  name: string;
  cadre: string;
  /** Facility and council. */
  workplace: string;
  /** An ISO date. */
  enrolledAt: string;
  finalScore: number | null;
  /** What is left beside the sign-off, in a few words each. */
  left: string[];
}

export interface AwaitingListProps {
  course: { id: string; slug: string; title: string };
  learners: ShownAwaiting[];
  /** How many more there are. */
  more: number;
  /** One form id for each learner. */
  formIds: string[];
  /** The note that was refused, and for whom. */
  refused: { person: string; course: string; note: string; fault: string } | null;
}

/** The learners of a course who await a sign-off, each with a form that gives it. */
export function AwaitingList({ course, learners, more, formIds, refused }: AwaitingListProps) {
  const { language, t } = useI18n();
  return (
    <>
      <h3>
        <a href={`/${language}/courses/${course.slug}`}>{course.title}</a>
      </h3>
      {learners.length === 0 ? (
        <p>{t('progress:signOffs.none')}</p>
      ) : (
        <DataTable
          caption={t('progress:signOffs.count', { count: learners.length + more })}
          keyOf={({ personId }) => personId}
          rows={learners}
          columns={[
            { label: t('progress:signOffs.learner'), cell: ({ name }) => name },
            {
              label: t('progress:signOffs.cadre'),
              cell: ({ cadre }) => t(`accounts:cadre.${cadre}` as 'accounts:cadre.NO'),
            },
            { label: t('progress:signOffs.workplace'), cell: ({ workplace }) => workplace },
            {
              label: t('progress:signOffs.enrolled'),
              cell: ({ enrolledAt }) => formatDate(new Date(enrolledAt), language),
            },
            {
              label: t('progress:final'),
              cell: ({ finalScore }) =>
                finalScore === null ? null : t('shell:percent', { value: formatScore(finalScore, language) }),
              isNumber: true,
            },
            {
              label: t('progress:left.title'),
              cell: ({ left }) => (left.length > 0 ? left.join(' · ') : t('progress:signOffs.nothingElse')),
            },
            {
              label: t('progress:signOffs.deed'),
              cell: ({ personId, name }) => (
                <SignOffForm
                  course={course.id}
                  person={personId}
                  name={name}
                  formId={formIds[learners.findIndex((one) => one.personId === personId)] ?? ''}
                  refused={refused?.person === personId && refused.course === course.id ? refused : null}
                />
              ),
            },
          ]}
        />
      )}
      {more > 0 && <p className="meta">{t('progress:signOffs.more', { count: more })}</p>}
    </>
  );
}

interface SignOffFormProps {
  course: string;
  person: string;
  name: string;
  formId: string;
  refused: { note: string; fault: string } | null;
}

function SignOffForm({ course, person, name, formId, refused }: SignOffFormProps) {
  const { t } = useI18n();
  const noteId = `note-${course}-${person}`;
  return (
    <form method="post">
      <input type="hidden" name="uuid" value={formId} />
      <input type="hidden" name="course" value={course} />
      <input type="hidden" name="person" value={person} />
      <div className={refused ? 'field wrong' : 'field'}>
        <label htmlFor={noteId}>{t('progress:signOffs.note')}</label>
        <input
          id={noteId}
          name="note"
          maxLength={300}
          defaultValue={refused?.note}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? `${noteId}-fault` : undefined}
        />
        {refused && (
          <p className="fault" id={`${noteId}-fault`}>
            {refused.fault}
          </p>
        )}
      </div>
      <button
        className="quiet"
        name="intent"
        value="give"
        aria-label={t('progress:signOffs.giveTo', { name })}
      >
        {t('progress:signOffs.give')}
      </button>
    </form>
  );
}
