import { showOutbox } from './show-outbox';

if ('serviceWorker' in navigator && 'caches' in window) void showOutbox(document);
