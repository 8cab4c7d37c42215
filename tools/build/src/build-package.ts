// Bundles the package it is started in, into dist/ or the folder that is named.
import path from 'node:path';
import process from 'node:process';
import { bundlePackage } from './bundle-package.ts';

await bundlePackage(process.cwd(), path.resolve(process.argv[2] ?? 'dist'));
