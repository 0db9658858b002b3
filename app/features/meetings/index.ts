export { type Step, stepAfter, steps, stepsOf } from './steps';
