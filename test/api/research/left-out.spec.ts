import type { Warning } from '../../../src/domain/warning.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Receipt {
  status: string;
  errors: { path: string[]; message: string }[];
  warnings: Warning[];
}

describe('what of an item is not kept as it is sent', () => {
  let client: Client;
  let nodeId: string;
  let shortKey: string;
  beforeAll(async () => {
    client = await newWorkspace();
    const outcome = await grow(client).outcome();
    ({ id: nodeId, shortKey } = await grow(client).opportunity(outcome.id));
  });

  let count = 0;
  const send = async (more: object): Promise<Receipt> => {
    const item = { externalId: `item-${++count}`, kind: 'SUPPORT', occurredAt: '2026-03-02', title: 'Heard', ...more };
    const { receipts } = await client.mutate<{ receipts: Receipt[] }>(
      'insightIngest',
      { sourceSystem: 'desk', items: [item] },
      'receipts { status errors { path message } warnings { code message path } }',
    );
    return receipts[0] ?? { status: 'none', errors: [], warnings: [] };
  };

  it('is refused where two quotes are called the same', async () => {
    const { status, errors } = await send({
      quotes: [
        { externalId: 'q', text: 'One' },
        { externalId: 'q', text: 'Two' },
      ],
    });
    expect([status, errors.map(({ path }) => path.join('.'))]).toEqual(['REJECTED', ['items.0.quotes.1.externalId']]);
  });

  it.each<[string, object, RegExp]>([
    ['a tag twice', { tags: ['Close', 'close'] }, /tags has "close" twice, also as "Close"/],
    ['a quote twice', { quotes: [{ text: 'Late' }, { text: 'Late' }] }, /quotes has "Late" twice/],
    ['a segment twice', { participant: { externalId: 'p', segments: ['a', 'A'] } }, /participant\.segments/],
    ['an id with a no-break space', { externalId: 'item\u00A01' }, /externalId differs from "item 1" only/],
    ['a day of long ago', { occurredAt: '1905-01-01' }, /before 1970/],
    [
      'consent for contact alone',
      { participant: { externalId: 'c', consent: { status: 'GIVEN', scope: ['CONTACT'] } } },
      /covers neither notes nor quotes.*its words were not kept/,
    ],
    [
      'a scope of consent that was withdrawn',
      { participant: { externalId: 'w', consent: { status: 'WITHDRAWN', scope: ['NOTES'] } } },
      /consent\.scope/,
    ],
    ['more beside a deletion', { operation: 'DELETE', externalId: 'gone' }, /A deletion keeps nothing else: title/],
  ])('is told: %s', async (_, more, sentence) => {
    const { status, warnings } = await send(more);
    expect([status === 'REJECTED', warnings.filter(({ message }) => sentence.test(message)).length]).toEqual([
      false,
      1,
    ]);
  });

  it('is told of links that name one node twice, whatever they call it', async () => {
    const { warnings } = await send({
      links: [
        { nodeId, stance: 'SUPPORTS' },
        { shortKey, stance: 'CONTRADICTS' },
        { nodeId, stance: 'SUPPORTS' },
      ],
    });
    expect(warnings.map(({ message }) => message)).toEqual([
      'links[1] names the same as links[0], which says SUPPORTS where this one says CONTRADICTS: the first one was kept.',
      'links[2] names the same as links[0]: the first one was kept.',
    ]);
    expect(warnings.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['LEFT_OUT', 'items.0.links.1'],
      ['LEFT_OUT', 'items.0.links.2'],
    ]);
  });
});
