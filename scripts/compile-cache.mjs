// What one run compiled of our sources the next need not. It holds for this process alone: inherited, a cache may blur what V8
// counts in the tests that a command starts.
import { enableCompileCache } from 'node:module';
import path from 'node:path';

enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/compiled'));
