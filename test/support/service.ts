import { request, type IncomingHttpHeaders } from 'node:http';
import pg from 'pg';

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

  async post(body: unknown, path = '/graphql', signal: AbortSignal | null = null): Promise<Response> {
    return fetch(this.url + path, {
      signal,
      method: 'POST',
      headers: this.headers(),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async get(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: { ...this.authorization(), ...this.more } });
  }

  async ask<Data = Record<string, never>>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Answer<Data>> {
    const { status, headers, text } = await this.send({ query, variables });
    return {
      status,
      headers: new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(JSON.parse(text) as Omit<Answer<Data>, 'status' | 'headers'>),
    };
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

  /** As `post`, for answers that are read whole: a third of the work that `fetch` makes of it. */
  send(body: unknown): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const length = { 'content-length': String(Buffer.byteLength(text)) };
      const sent = request(`${this.url}/graphql`, { method: 'POST', headers: { ...this.headers(), ...length } });
      sent.on('error', reject).on('response', (response) => {
        let answer = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => (answer += part))
          .on('error', reject)
          .on('end', () => {
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text: answer });
          });
      });
      sent.end(text);
    });
  }

  private headers(): Record<string, string> {
    return {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...this.authorization(),
      ...this.more,
    };
  }

  private authorization(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
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

/** What a statement answers within the client's workspace, behind the service's back: `look(client, 'SELECT … $1', [id])`. */
export async function look<Row extends object>(
  whose: Client | { readonly workspaceId: string },
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { viewer } =
    whose instanceof Client
      ? await whose.data<{ viewer: { workspaceId: string } }>('{ viewer { workspaceId } }')
      : { viewer: whose };
  const connection = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
  await connection.connect();
  try {
    await connection.query(`SELECT set_config('app.workspace_id', $1, false)`, [viewer.workspaceId]);
    return (await connection.query<Row>(text, [...values])).rows;
  } finally {
    await connection.end();
  }
}
