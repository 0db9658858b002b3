export { cadres } from './cadres';
