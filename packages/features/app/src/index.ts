export { boot } from './boot.ts';
export type { Boot, BootOptions, CheckedFeature, Feature } from './boot.ts';
export { createApp } from './create-app.ts';
export type { App } from './create-app.ts';
export { FEATURES } from './features.ts';
