import { globalAgent } from 'node:http';
import pg from 'pg';
import request from 'supertest';

/** Addresses of the two service processes that share one database. */
export const urls: readonly string[] = (process.env['TEST_URLS'] ?? '').split(' ');

/** What GraphQL answered, with the HTTP status. */
export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly requestId: string };
  }[];
  readonly extensions: {
    readonly cost: { readonly requested: number; readonly actual: number; readonly limit: number };
  };
}

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

/** Asks a service over HTTP, as any client would. */
export class Client {
  constructor(
    readonly token: string | null,
    private readonly url = urls[0] ?? '',
    private readonly more: Readonly<Record<string, string>> = {},
  ) {}

  /** The same caller, talking to the other process. */
  elsewhere(): Client {
    return new Client(this.token, urls.find((url) => url !== this.url) ?? this.url, this.more);
  }

  /** The same caller, with further headers. */
  with(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.token, this.url, { ...this.more, ...headers });
  }

  /** Another caller, talking to the same process. */
  as(token: string | null): Client {
    return new Client(token, this.url, this.more);
  }

  /** A GET, sent once it is awaited. */
  get(path: string): request.Test {
    return this.signed(request(this.url).get(path));
  }

  /** A POST of JSON, sent once it is awaited; texts and bytes go out as they are. */
  post(body: unknown, path = '/graphql'): request.Test {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    return this.signed(request(this.url).post(path).set(JSON_HEADERS)).send(isRaw ? body : JSON.stringify(body));
  }

  async ask<Data = Record<string, never>>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Answer<Data>> {
    const response = await this.post({ query, variables });
    const answer = response.body as Omit<Answer<Data>, 'status' | 'headers'>;
    return { ...answer, status: response.status, headers: new Headers(response.headers) };
  }

  /** The data of an answer that must have no errors. */
  async data<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** What a mutation answered: `mutate('nodeMove', input, 'node { id }')`. Refusals stand in `userErrors`. */
  async mutate<Payload>(
    name: string,
    input: Readonly<Record<string, unknown>>,
    selection = '',
  ): Promise<Payload & { userErrors: { code: string; message: string; path: string[] }[] }> {
    const type = `${(name[0] ?? '').toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} userErrors { code message path } } }`;
    return (
      await this.data<Record<string, Payload & { userErrors: { code: string; message: string; path: string[] }[] }>>(
        query,
        { input },
      )
    )[name] as never;
  }

  /** The request with this caller's key and further headers, which replace those that it has. */
  private signed(asked: request.Test): request.Test {
    const key = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    // By itself supertest opens a connection for every request, which doubles the work.
    return asked.set({ ...key, ...this.more }).agent(globalAgent);
  }
}

/** The key that founded the first workspace; it may do everything. */
export const founder = new Client(process.env['TEST_TOKEN'] ?? '');

/** A workspace of its own, with a key that may do everything. */
export async function newWorkspace(name = 'test'): Promise<Client> {
  const { token } = await founder.mutate<{ token: string }>('workspaceCreate', { name }, 'token');
  return new Client(token);
}

/** A key of the same workspace that may do only this, such as `['TREE_READ']`. */
export async function keyWith(client: Client, scopes: readonly string[]): Promise<Client> {
  const { token } = await client.mutate<{ token: string }>('apiKeyCreate', { name: scopes.join(' '), scopes }, 'token');
  return new Client(token);
}

/** The database as the application's role or its owner sees it, for looking behind the service's back. */
export const databaseAs = (who: 'application' | 'owner'): pg.Pool =>
  new pg.Pool({
    connectionString: process.env[who === 'owner' ? 'TEST_OWNER_URL' : 'TEST_DATABASE_URL'] ?? '',
    max: 4,
  });

/** Id of the workspace of a client's key. */
export async function workspaceIdOf(client: Client): Promise<string> {
  const { viewer } = await client.data<{ viewer: { workspace: { id: string } } }>('{ viewer { workspace { id } } }');
  return viewer.workspace.id;
}

/** What a statement answers within the client's workspace, behind the service's back: `look(client, 'SELECT … $1', [id])`. */
export async function look<Row extends object>(
  whose: Client | { readonly workspaceId: string },
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const workspaceId = whose instanceof Client ? await workspaceIdOf(whose) : whose.workspaceId;
  const connection = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
  await connection.connect();
  try {
    await connection.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    return (await connection.query<Row>(text, [...values])).rows;
  } finally {
    await connection.end();
  }
}
