/** Tumia can't start; the message is one clear line for the operator. */
export class StartupError extends Error {}
