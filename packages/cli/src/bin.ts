#!/usr/bin/env node
import process from 'node:process';
import { main } from './main.ts';
import { nodeWorld } from './world/node-world.ts';

process.exitCode = await main(process.argv.slice(2), nodeWorld());
