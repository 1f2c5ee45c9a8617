#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { keyCreate, type KeyCreateOptions } from './command/key-create.command.ts';
import { serve } from './command/serve.command.ts';
import { StartRefused } from './platform/config.ts';

const program = new Command('ost')
  .description(
    'The opportunity solution tree service. Settings are read from the environment and .env; see .env.example.',
  )
  .showHelpAfterError();
program.command('serve').description('start the service; with no DATABASE_URL on an embedded Postgres').action(serve);
program
  .command('key')
  .description('manage API keys')
  .command('create')
  .description('make an API key and print its token, which is shown this once')
  .option('--name <name>', 'what the key is for', 'command line')
  .option('--workspace <id>', 'workspace to make it in; without it a new workspace is founded')
  .option('--workspace-name <name>', 'what the new workspace is called', 'workspace')
  .option('--scopes <list>', 'what the key may do, with commas between; everything unless said')
  .action((options: KeyCreateOptions) => keyCreate(options));

try {
  await program.parseAsync();
} catch (fault) {
  if (!(fault instanceof StartRefused)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
