export { checkToolkits } from './check-toolkits.server';
export type { CompiledToolkit } from './compile-toolkit.server';
export { getToolkit } from './get-toolkit.server';
export { getToolkitTitle } from './get-toolkit-title.server';
export { type ImportedToolkit, keepToolkits } from './keep-toolkits.server';
export { listToolkits } from './list-toolkits.server';
export { prepareToolkits } from './prepare-toolkits.server';
export { searchToolkits } from './search-toolkits.server';
