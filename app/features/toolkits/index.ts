export { type Toolkit, toolkitOf, toolkits } from './toolkits';
