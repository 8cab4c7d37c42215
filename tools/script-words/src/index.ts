export { flagsOf, refuse } from './flags-of.ts';
