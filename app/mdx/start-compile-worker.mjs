// The first file of the compiler's thread, in plain JavaScript: `--import tsx` registers itself in main threads only.
import { register } from 'tsx/esm/api';

register();
await import('./compile-worker.server');
