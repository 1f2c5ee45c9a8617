import { ingest } from '../../support/ingest.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

/** A mail as a help desk passes it on: the same wrapper around whatever its author wrote. */
const mail = (words: string): string =>
  `<html><head><style>.x{font:13px/1.4 Inter;color:#2b2e2f;background:#f8f9f9}</style></head>
<body style="margin:0"><table width="600"><tr><td style="color:#2b2e2f;font-size:13px;line-height:18px" bgcolor="#f8f9f9">
<p>${words}</p><a href="https://desk.example/tickets/2b2e2f?utm=13px">View</a></td></tr></table></body></html>`;

describe('insights that come as HTML', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  it('are known by what their authors wrote, not by its wrapper', async () => {
    const by = (externalId: string) => ({ participant: { externalId } });
    const ids = await ingest(
      client,
      { body: mail('My <b>parcel</b> never reached Graz &amp; nobody tells me why.'), ...by('ada') },
      { body: mail('The kiosk refuses my voucher since yesterday.'), ...by('ben') },
      { body: mail('Hamster straw is always sold out on Saturdays.'), ...by('cy') },
      { body: mail('My parcel never reached Graz, and nobody tells me why!'), ...by('dan') },
    );
    const { insights, emergingNeeds } = await client.data<{
      insights: {
        nodes: { id: string; title: string; body: string; similarInsights: { insight: { id: string } }[] }[];
      };
      emergingNeeds: { needs: { words: string[] }[] };
    }>(
      `{ insights(first: 10) { nodes { id title body similarInsights { insight { id } } } }
         emergingNeeds { needs { words } } }`,
    );
    const byId = new Map(insights.nodes.map((each) => [each.id, each]));
    const alike = ids.map((id) => byId.get(id)?.similarInsights.map(({ insight }) => ids.indexOf(insight.id)));
    expect(alike).toEqual([[3], [], [], [0]]);
    expect(emergingNeeds.needs).toEqual([]);
    expect(byId.get(ids[0] ?? '')?.title).toBe('My parcel never reached Graz & nobody tells me why. View');
    expect(byId.get(ids[0] ?? '')?.body).toContain('<b>parcel</b>');
  });

  it('are searched by these words, and shown by them', async () => {
    const search = async (text: string): Promise<string[]> => {
      const { insightSearch } = await client.data<{ insightSearch: { nodes: { snippet: string }[] } }>(
        'query ($text: String!) { insightSearch(text: $text) { nodes { snippet } } }',
        { text },
      );
      return insightSearch.nodes.map(({ snippet }) => snippet);
    };
    expect(await search('hamster')).toEqual(['Hamster straw is always sold out on Saturdays. View']);
    for (const markup of ['bgcolor', '2b2e2f', '13px', 'table', 'utm']) expect(await search(markup)).toEqual([]);
  });

  it('must say something besides markup', async () => {
    const { receipts } = await client.mutate<{ receipts: { status: string; errors: { path: string[] }[] }[] }>(
      'insightIngest',
      {
        sourceSystem: 'desk',
        items: [{ externalId: 'empty', kind: 'SUPPORT', occurredAt: '2026-03-02', body: '<p>&nbsp;</p><br>' }],
      },
      'receipts { status errors { path } }',
    );
    expect(receipts).toEqual([{ status: 'REJECTED', errors: [{ path: ['items', '0', 'body'] }] }]);
  });
});
