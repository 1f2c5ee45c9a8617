import { ApiKeyStore } from '../features/workspace/api-key.store.ts';
import { FoundWorkspaceAction } from '../features/workspace/found-workspace.action.ts';
import { createApp, openDatabase } from '../main.ts';
import { isScope, SCOPES, type Scope } from '../platform/access/scope.ts';
import { processConfig, StartRefused } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { newId } from '../platform/database/id.ts';
import { Log } from '../platform/log.ts';
import { Request, within } from '../platform/request/request.ts';

/** What `ost key create` is asked for. */
export interface KeyCreateOptions {
  readonly name: string;
  readonly workspace?: string;
  readonly workspaceName: string;
  readonly scopes?: string;
}

/** Makes an API key, in a workspace that is there or in a new one, and prints its token. */
export async function keyCreate({ name, workspace, workspaceName, scopes: given }: KeyCreateOptions): Promise<void> {
  const config = processConfig();
  const scopes = scopesOf(given);
  const opened = await openDatabase(config, new Log(config.OST_LOG_LEVEL));
  try {
    const app = await createApp(config, new Log('error'), opened.databaseUrl);
    try {
      const made =
        workspace === undefined
          ? await app
              .get(FoundWorkspaceAction)
              .found({ name: workspaceName, timeZone: 'UTC', weekStart: 'MONDAY', currency: 'EUR' }, name, scopes)
          : await within(operator(workspace), async () => ({
              id: workspace,
              token: await app
                .get(Database)
                .transaction(() => app.get(ApiKeyStore).make({ id: newId(), name, scopes })),
            }));
      process.stdout.write(`Workspace  ${made.id}\nKey        ${made.token}\n`);
    } finally {
      await app.close();
    }
  } finally {
    await opened.close();
  }
}

/** Whoever can run commands beside the database may do everything; the log calls them the operator. */
const operator = (workspaceId: string): Request =>
  new Request(newId(), {
    workspaceId,
    keyId: newId(),
    keyName: 'operator',
    scopes: new Set(Object.keys(SCOPES) as Scope[]),
    sourceSystem: null,
    onBehalfOf: null,
  });

function scopesOf(given: string | undefined): Scope[] {
  const names = given?.split(',') ?? Object.keys(SCOPES);
  const unknown = names.filter((scope) => !isScope(scope));
  if (unknown.length > 0)
    throw new StartRefused(
      `--scopes: no such scope: ${unknown.join(', ')}. There are: ${Object.keys(SCOPES).join(', ')}.`,
    );
  return names.filter(isScope);
}
