export { isFitToken } from './http/bearer-token.ts';
export { createApp } from './http/create-app.ts';
export type { App, AppParts, Door } from './http/create-app.ts';
export { LIMITS, listen } from './http/listen.ts';
export type { Limits, Listening, ListenOptions } from './http/listen.ts';
export { isLoopback } from './http/loopback.ts';
export type { Sources } from './http/looks.ts';
