import { hostname } from 'node:os';
import process from 'node:process';

/** How this process calls itself where it holds a lease: `host:pid`. */
export function holderName(): string {
  return `${hostname()}:${process.pid}`;
}
