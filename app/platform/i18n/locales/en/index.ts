import accounts from './accounts.json';
import analysis from './analysis.json';
import authoring from './authoring.json';
import catalog from './catalog.json';
import contentFaults from './content-faults.json';
import certificatePdf from './certificate-pdf.json';
import certificates from './certificates.json';
import cohorts from './cohorts.json';
import cpd from './cpd.json';
import design from './design.json';
import shell from './shell.json';
import courseCopies from './course-copies.json';
import draftFaults from './draft-faults.json';
import draftWork from './draft-work.json';
import drafts from './drafts.json';
import errors from './errors.json';
import feedback from './feedback.json';
import glossary from './glossary.json';
import home from './home.json';
import items from './items.json';
import lessonEditor from './lesson-editor.json';
import lessons from './lessons.json';
import offline from './offline.json';
import mdx from './mdx.json';
import mediaLibrary from './media-library.json';
import progress from './progress.json';
import proposals from './proposals.json';
import quizzes from './quizzes.json';
import places from './places.json';
import institutes from './institutes.json';
import packs from './packs.json';
import people from './people.json';
import privacy from './privacy.json';
import recovery from './recovery.json';
import profile from './profile.json';
import devices from './devices.json';
import admin from './admin.json';
import meetings from './meetings.json';
import messages from './messages.json';
import moodle from './moodle.json';
import syllabus from './syllabus.json';
import tracking from './tracking.json';
import toolkits from './toolkits.json';
import transcript from './transcript.json';
import reminders from './reminders.json';
import reports from './reports.json';
import runs from './runs.json';
import worksheets from './worksheets.json';

export const en = {
  accounts,
  analysis,
  authoring,
  catalog,
  'content-faults': contentFaults,
  'certificate-pdf': certificatePdf,
  certificates,
  cohorts,
  cpd,
  design,
  shell,
  'course-copies': courseCopies,
  'draft-faults': draftFaults,
  'draft-work': draftWork,
  drafts,
  errors,
  feedback,
  glossary,
  home,
  items,
  'lesson-editor': lessonEditor,
  lessons,
  offline,
  mdx,
  'media-library': mediaLibrary,
  progress,
  proposals,
  quizzes,
  places,
  institutes,
  packs,
  people,
  privacy,
  recovery,
  profile,
  devices,
  admin,
  meetings,
  messages,
  moodle,
  toolkits,
  syllabus,
  tracking,
  transcript,
  reminders,
  reports,
  runs,
  worksheets,
};
