import type { Warning } from '../../../src/domain/warning.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';
import { warnsOf } from '../../support/warned.ts';

interface Receipt {
  readonly status: string;
  readonly warnings: readonly Warning[];
}

/** What an item tells of besides itself, each with a value that another one replaces. */
const TOLD: Readonly<Record<string, (name: string, value: string) => object>> = {
  participant: (externalId, alias) => ({ participant: { externalId, alias } }),
  account: (externalId, name) => ({ account: { externalId, name } }),
  "participant's account": (externalId, name) => ({ participant: { externalId, account: { externalId, name } } }),
  interview: (externalId, notes) => ({ interview: { externalId, notes } }),
  snapshot: (externalId, fact) => ({ interview: { externalId, snapshot: { quickFacts: [fact] } } }),
};
const READ: Readonly<Record<string, string>> = {
  participant: `SELECT alias AS value FROM participant AS who JOIN participant_identity AS name ON name.participant_id = who.id WHERE name.value = $1`,
  account: `SELECT name AS value FROM account WHERE external_id = $1`,
  "participant's account": `SELECT name AS value FROM account WHERE external_id = $1`,
  interview: `SELECT notes AS value FROM interview WHERE external_id = $1`,
  snapshot: `SELECT quick_facts[1] AS value FROM interview JOIN interview_snapshot AS snapshot ON snapshot.interview_id = interview.id WHERE external_id = $1`,
};

describe('what an item says of other things', () => {
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const at = (day: number): object => ({ sourceUpdatedAt: `2026-03-0${day}T00:00:00Z` });
  const ingest = async (...items: readonly object[]): Promise<Receipt[]> =>
    (
      await client.mutate<{ receipts: Receipt[] }>(
        'insightIngest',
        {
          sourceSystem: 'talks',
          items: items.map((item) => ({
            externalId: `item-${++count}`,
            kind: 'INTERVIEW',
            occurredAt: '2026-01-01T10:00:00Z',
            title: 'Heard',
            ...item,
          })),
        },
        'receipts { status warnings { code message path } errors { message } }',
      )
    ).receipts;
  const valueOf = async (thing: string, name: string): Promise<string | undefined> =>
    (await look<{ value: string }>(client, READ[thing] ?? '', [name]))[0]?.value;
  const of = Object.keys(TOLD);

  it.each(of)('is left out of a %s where it is older, and the receipt of a new item says so', async (thing) => {
    const name = `older ${thing}`;
    const tell = (value: string, day: number): object => ({ ...TOLD[thing]?.(name, value), ...at(day) });
    await ingest(tell('later', 5));
    const [other, same] = await ingest(tell('earlier', 3), tell('later', 4));
    expect(other).toEqual(expect.objectContaining({ status: 'CREATED' }));
    expect(other?.warnings).toEqual([warnsOf('this one is older and was left out')]);
    expect(same?.warnings).toEqual([]);
    expect(await valueOf(thing, name)).toBe('later');
  });

  it.each(of)('wins over another statement of the same instant of a %s, and is told so', async (thing) => {
    const name = `equal ${thing}`;
    const tell = (value: string): object => ({ ...TOLD[thing]?.(name, value), ...at(5) });
    const receipts = await ingest(tell('one'), tell('one'), tell('other'));
    expect(receipts.map(({ warnings }) => warnings)).toEqual([[], [], [warnsOf('the later arrival, this one, won')]]);
    expect(await valueOf(thing, name)).toBe('other');
  });

  it.each(of)('counts of a %s by its own clock, also where the insight itself is older', async (thing) => {
    const name = `own ${thing}`;
    const externalId = `own clock of ${thing}`;
    await ingest({ externalId, title: 'Newer', ...at(5) });
    const [stale] = await ingest({ externalId, title: 'Older', ...TOLD[thing]?.(name, 'told'), ...at(3) });
    expect(stale?.status).toBe('STALE');
    expect(await valueOf(thing, name)).toBe('told');
    const [older] = await ingest({ externalId, title: 'Oldest', ...TOLD[thing]?.(name, 'before'), ...at(2) });
    expect(older?.warnings).toEqual([warnsOf('A state of'), warnsOf('this one is older and was left out')]);
    expect(await valueOf(thing, name)).toBe('told');
  });
});
