export type { LessonPiece } from './lesson-pieces';
