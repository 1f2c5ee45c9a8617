import type { MigrationInterface } from 'typeorm';
import { FILES } from './files.ts';

/** Class of a migration. */
type Migration = new () => MigrationInterface;

/** Every migration, oldest first: the classes that the files beside this one export. */
export const MIGRATIONS = FILES.flatMap(({ exported }) => Object.values(exported)) as readonly Migration[];
