import { checkText } from '../domain/foundation/text/check-text.ts';
import { ApiKeyStore } from '../features/context/workspace/api-key.store.ts';
import { FoundWorkspaceAction } from '../features/context/workspace/found-workspace.action.ts';
import { Workspace } from '../features/context/workspace/workspace.model.ts';
import { createContext } from '../main.ts';
import { SCOPES, type Scope } from '../domain/scope.ts';
import { processConfig, StartRefused } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { idOf, newId } from '../platform/id.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { RowReader } from '../platform/database/row.reader.ts';
import { Log } from '../platform/log.ts';
import { within } from '../platform/request/request.ts';
import { operator } from './operator.ts';

/** What `ost key create` is asked for. */
export interface KeyCreateOptions {
  readonly name: string;
  readonly workspace?: string;
  readonly workspaceName: string;
  readonly scopes?: readonly Scope[];
  readonly expiresInDays?: number;
}

/** Makes an API key, in a workspace that is there or in a new one, and prints its token. */
export async function keyCreate(options: KeyCreateOptions): Promise<void> {
  checkName('--name', options.name);
  checkName('--workspace-name', options.workspaceName);
  const config = processConfig();
  const opened = await openDatabase(config);
  try {
    const context = await createContext(config, new Log('error'), opened.databaseUrl);
    try {
      const key = {
        name: options.name,
        scopes: [...(options.scopes ?? (Object.keys(SCOPES) as Scope[]))],
        expiresAt:
          options.expiresInDays === undefined ? null : new Date(Date.now() + options.expiresInDays * 86_400_000),
      };
      const made =
        options.workspace === undefined
          ? await context
              .get(FoundWorkspaceAction)
              .create({ name: options.workspaceName, timeZone: 'UTC', weekStart: 'MONDAY', currency: 'EUR' }, key)
          : await within(operator(options.workspace), async () => {
              const id = idOf(options.workspace ?? '');
              if (!(await context.get(RowReader).byId(Workspace, id)))
                throw new StartRefused(`There is no workspace ${options.workspace ?? ''} in this database.`);
              const token = await context
                .get(Database)
                .transaction(() => context.get(ApiKeyStore).create({ id: newId(), ...key }));
              return { id, token };
            });
      process.stdout.write(`Workspace  ${made.id}\nKey        ${made.token}\n`);
    } finally {
      await context.close();
    }
  } finally {
    await opened.close();
  }
}

function checkName(option: string, name: string): void {
  const problem = checkText(name, { min: 1, max: 200 });
  if (problem !== null) throw new StartRefused(`${option} ${problem}.`);
}
