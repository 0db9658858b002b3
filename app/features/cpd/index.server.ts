export { changeCouncilRule } from './change-council-rule.server';
export { endApproval } from './end-approval.server';
export { findApprovals } from './find-approvals.server';
export { listApprovals, type RecordedApproval } from './list-approvals.server';
export { type CourseToApprove, listCoursesToApprove } from './list-courses-to-approve.server';
export { listProfessionalCouncils, type ProfessionalCouncil } from './list-professional-councils.server';
export { recordApproval } from './record-approval.server';
