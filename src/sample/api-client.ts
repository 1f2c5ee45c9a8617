interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}
/** What mutations answer, by name. */
type Payloads = Readonly<Record<string, { readonly userErrors: readonly { readonly message: string }[] }>>;

/** What became of each item of a batch. */
interface Receipts {
  readonly receipts: readonly { readonly errors: readonly { readonly message: string }[] }[];
}

/** Creates the sample through the public API, as any client would. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Id of the first outcome that the key can see; null when there is none, or the key is no longer good. */
  async firstOutcome(): Promise<string | null> {
    const { data } = await this.ask<{ outcomes?: { nodes: readonly { id: string }[] } }>(
      '{ outcomes(first: 1) { nodes { id } } }',
      {},
    );
    return data?.outcomes?.nodes[0]?.id ?? null;
  }

  /**
   * Calls a mutation. Its name is part of the idempotency key, so that an interrupted run can go on where it stopped.
   *
   * @param as what sets this call apart from others of the same mutation
   */
  async create<Payload>(mutation: string, as: string, input: object, selection: string): Promise<Payload> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation Create($input: ${type}) { ${mutation}(input: $input) { ${selection} userErrors { message } } }`;
    const { data, errors } = await this.ask<Payloads>(query, {
      input: { ...input, idempotencyKey: `sample/${mutation}/${as}` },
    });
    const payload = data?.[mutation];
    const faults = [...(errors ?? []), ...(payload?.userErrors ?? [])].map(({ message }) => message);
    if (faults.length > 0 || !payload)
      throw new Error(`The sample could not be created: ${mutation}: ${faults.join(' ')}`);
    return payload as Payload;
  }

  /** Ingests items as a source system does; one rejected item stops the run. */
  async ingest(mutation: string, as: string, input: object): Promise<void> {
    const selection = 'receipts { errors { message } }';
    const { receipts } = await this.create<Receipts>(mutation, as, input, selection);
    const faults = receipts.flatMap(({ errors }) => errors.map(({ message }) => message));
    if (faults.length > 0) throw new Error(`The sample could not be created: ${mutation}: ${faults[0] ?? ''}`);
  }

  private async ask<Data>(query: string, variables: object): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(60_000),
    });
    return (await response.json()) as Answer<Data>;
  }
}

/** Mutations under way at once: more would wait for each other, as most of them lock the same tree. */
const ABREAST = 4;

/** Does the same with each, a few at a time, in an order that does not matter. */
export async function abreast<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const left = [...items];
  const row = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: ABREAST }, row));
}
