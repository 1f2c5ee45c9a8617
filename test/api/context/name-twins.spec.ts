import type { Warning } from '../../../src/domain/warning.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Named {
  readonly id: string;
  readonly version: number;
}
type Payload = Readonly<Record<string, Named | null>> & {
  readonly userErrors: readonly object[];
  readonly warnings: readonly Warning[];
};

describe('names that people would take for one', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace('twins');
  });

  it.each<[thing: string, more: object]>([
    ['person', { role: 'DESIGN' }],
    ['team', {}],
    ['product', {}],
    ['metric', { unit: '%', direction: 'UP', definition: 'Share of them that came back' }],
    ['persona', {}],
  ])('are told of a %s, new or renamed, and kept', async (thing, more) => {
    const call = (verb: string, input: Record<string, unknown>): Promise<Payload> =>
      client.mutate(`${thing}${verb}`, input, `${thing} { id version } warnings { code message path }`);
    const create = (name: string): Promise<Payload> => call('Create', { name, ...more });
    const first = await create('Growth and care');
    expect([first.userErrors, first.warnings]).toEqual([[], []]);
    const twin = await create('growth  AND\u00A0care');
    expect([twin.userErrors, twin.warnings]).toEqual([
      [],
      [expect.objectContaining({ code: 'NEAR_TWIN', path: ['name'] })],
    ]);
    expect(twin.warnings[0]?.message).toMatch(/is called "Growth and care": .* differs from it in capitals, blanks/);
    const other = await create('Growth');
    expect(other.warnings).toEqual([]);
    const { id, version } = other[thing] ?? { id: '', version: 0 };
    const renamed = await call('Update', { id, expectedVersion: version, name: 'Growth and care' });
    expect(renamed.warnings.map(({ message }) => message)).toEqual([
      `Another ${thing} is called "Growth and care", too.`,
    ]);
    const kept = await call('Update', { id, expectedVersion: version + 1, name: 'Growth and care' });
    expect([kept.userErrors, kept.warnings]).toEqual([[], []]);
  });
});
