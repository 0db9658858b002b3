export { mayRegrade } from './may-regrade';
export { previewItem } from './preview-item';
