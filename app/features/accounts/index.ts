export { type Cadre, cadres } from './cadres';
