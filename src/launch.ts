#!/usr/bin/env node
// What is started: it loads the service, which lies beside it in one file.
import { join } from 'node:path';
import { loadCompiled } from './platform/compiled-code.ts';
import { keepHeapSmall } from './platform/heap.ts';

// Before anything is compiled: compiled code is kept for the flags that it was compiled with.
keepHeapSmall();
const { exported, keep } = loadCompiled<typeof import('./cli.ts')>(join(import.meta.dirname, '..', 'service.cjs'));
exported.runCommand(keep);
