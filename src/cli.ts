import 'reflect-metadata';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { KeyCreateOptions } from './command/key-create.command.ts';
import type { RankingRebuildOptions } from './command/ranking-rebuild.command.ts';
import type { ServeOptions } from './command/serve.command.ts';
import { isScope, SCOPES, type Scope } from './domain/scope.ts';
import { showsStacks, StartRefused } from './platform/config.ts';
import { EmbeddedDatabaseError } from './platform/embedded-database/embedded-database-error.ts';

/**
 * Runs the command that the arguments name.
 *
 * @param keepCompiled keeps what was compiled of the service for the next start; for a service that has done its work
 */
export function runCommand(keepCompiled: () => void): void {
  // Each command is loaded when it is asked for: help and wrong usage need none of the service.
  const program = new Command('ost')
    .description(
      'The opportunity solution tree service. Settings are read from the environment and .env; .env.example lists them.',
    )
    .addHelpText('after', '\nExit codes: 0 done, 1 refused or failed, 2 wrong usage.')
    .showHelpAfterError()
    .exitOverride();
  program
    .command('serve')
    .description('start the service; with no DATABASE_URL on an embedded Postgres. SIGTERM or SIGINT stops it in order')
    .option('--with-parent', 'stop, too, when the process that started this one has gone')
    .action(async (options: ServeOptions) => (await import('./command/serve.command.ts')).serve(options, keepCompiled));
  program
    .command('migrate')
    .description(
      'bring the schema up to date and make the application’s role; takes DATABASE_URL and DATABASE_OWNER_URL, or neither for the embedded Postgres',
    )
    .action(async () => (await import('./command/migrate.command.ts')).migrateDatabase());
  program
    .command('sample')
    .description(
      'create a further sample workspace and print its key; a first start without data creates one by itself',
    )
    .action(async () => (await import('./command/sample.command.ts')).sample());
  program
    .command('key')
    .description('manage API keys')
    .command('create')
    .description('make an API key and print its token, which is shown this once')
    .option('--name <name>', 'what the key is for, 1 to 200 characters', 'command line')
    .option('--workspace <id>', 'workspace to make it in; without it a new workspace is founded')
    .option('--workspace-name <name>', 'what the new workspace is called, 1 to 200 characters', 'workspace')
    .option('--scopes <list>', 'what the key may do, with commas between; everything unless said', scopesOf)
    .option(
      '--expires-in-days <days>',
      'days after which the key is refused; without it the key does not expire',
      daysOf,
    )
    .action(async (options: KeyCreateOptions) => (await import('./command/key-create.command.ts')).keyCreate(options));
  program
    .command('ranking')
    .description('manage the index that rankings are read from')
    .command('rebuild')
    .description(
      'work out again where each node stands, as after an upgrade that changed a rule; the service may run meanwhile',
    )
    .requiredOption('--workspace <id...>', 'workspaces to do it in, one or more')
    .action(async (options: RankingRebuildOptions) =>
      (await import('./command/ranking-rebuild.command.ts')).rankingRebuild(options),
    );

  void program.parseAsync().catch((fault: unknown) => {
    // At once: whatever was being loaded or connected to is of no use any more.
    process.exit(codeOf(fault));
  });
}

/** Exit code of a fault, which is printed on the way. Commander has printed its own. */
function codeOf(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  if (fault instanceof StartRefused || fault instanceof EmbeddedDatabaseError) {
    process.stderr.write(`${fault.message}\n`);
    return 1;
  }
  const { message, stack } = fault instanceof Error ? fault : new Error(String(fault));
  process.stderr.write(
    showsStacks()
      ? `${stack ?? message}\n`
      : `Unexpected: ${message.split('\n')[0] ?? ''} (OST_LOG_LEVEL=debug shows where it comes from.)\n`,
  );
  return 1;
}

function scopesOf(list: string): Scope[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !isScope(name));
  if (unknown.length > 0)
    throw new InvalidArgumentError(
      `There is no scope ${unknown.join(', ')}. There are: ${Object.keys(SCOPES).join(', ')}.`,
    );
  return [...new Set(names.filter(isScope))];
}

function daysOf(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It takes whole days, 1 to 99999.');
  return Number(text);
}
