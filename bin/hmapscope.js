#!/usr/bin/env node
// Built from src/cli/main.ts by `npm run build:cli`, which `npm ci` runs.
import '../dist/cli/hmapscope.js';
