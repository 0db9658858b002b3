import type { ReactNode } from 'react';
import type { DraftState } from '~db/schema/authoring';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

const pages = ['outline', 'about', 'checks', 'review', 'publish', 'history'] as const;

/** A proposal has lessons alone, and goes to the authors of its course. */
const pagesOfProposal = ['outline', 'proposal', 'history'] as const;

type Page = (typeof pages)[number] | (typeof pagesOfProposal)[number];

export interface DraftFrameProps {
  slug: string;
  title: string;
  state: DraftState;
  /** Undefined on a page of one file. */
  page?: Page;
  /** Whether it is a proposal to another institute's course. */
  proposes?: boolean;
  children: ReactNode;
}

/** The head of every page of a draft, and the ways to the others. */
export function DraftFrame({ slug, title, state, page, proposes = false, children }: DraftFrameProps) {
  const { language, t } = useI18n();
  const home = `/${language}/studio/courses/${slug}`;
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/studio/courses`}>{t('drafts:title')}</a>
      </p>
      <h1>{title}</h1>
      <p className="meta">{proposes ? t('proposals:isProposal') : t(`drafts:states.${state}`)}</p>
      <nav className="office" aria-label={t('drafts:nav')}>
        {(proposes ? pagesOfProposal : pages).map((one) => (
          <a
            key={one}
            href={one === 'outline' ? home : `${home}/${one}`}
            aria-current={one === page ? 'page' : undefined}
          >
            {t(`drafts:pages.${one}`)}
          </a>
        ))}
        {!proposes && <a href={`${home}/syllabus.docx`}>{t('syllabus:download')}</a>}
        {!proposes && <a href={`${home}/export`}>{t('drafts:pages.export')}</a>}
      </nav>
      {state === 'approved' && page !== 'review' && page !== 'publish' && (
        <Notice kind="plain">{t('drafts:approvedHint')}</Notice>
      )}
      {children}
    </>
  );
}
