// Writes schema.graphql from what `npm run build` compiled; needs no database.
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { builtSchema } from '../dist/src/app.schema.js';

writeFileSync(join(import.meta.dirname, '..', 'schema.graphql'), `${printSchema(await builtSchema())}\n`);
