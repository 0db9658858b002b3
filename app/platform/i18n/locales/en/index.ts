import accounts from './accounts.json';
import catalog from './catalog.json';
import certificatePdf from './certificate-pdf.json';
import certificates from './certificates.json';
import shell from './shell.json';
import errors from './errors.json';
import home from './home.json';
import lessons from './lessons.json';
import mdx from './mdx.json';
import progress from './progress.json';
import quizzes from './quizzes.json';

export const en = {
  accounts,
  catalog,
  'certificate-pdf': certificatePdf,
  certificates,
  shell,
  errors,
  home,
  lessons,
  mdx,
  progress,
  quizzes,
};
