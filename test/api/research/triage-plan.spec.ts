import { CandidateReader } from '../../../src/features/research/triage/candidate.reader.ts';
import { CountedWordsReader } from '../../../src/features/research/triage/counted-words.reader.ts';
import { SuggestionEvidenceReader } from '../../../src/features/research/triage/suggestion-evidence.reader.ts';
import { grow } from '../../support/grow.ts';
import { ingest } from '../../support/ingest.ts';
import { type Client, databaseAs, newWorkspace, workspaceIdOf } from '../../support/service.ts';
import { scansBy } from '../../support/triage-plans.ts';

const HELD = ['insight_word', 'opportunity_word', 'link_training'];

describe('what triage reads', () => {
  let client: Client;
  let workspaceId: string;
  const nodes: { readonly id: string }[] = [];
  beforeAll(async () => {
    client = await newWorkspace();
    workspaceId = await workspaceIdOf(client);
    const { id } = await grow(client).outcome();
    for (let at = 0; at < 20; at++) nodes.push(await grow(client).opportunity(id, `Parcel of sort${at} arrives late`));
    const said = (at: number) => ({
      title: `Parcel number${at} late`,
      body: Array.from({ length: 12 }, (_, word) => `word${at}x${word}`).join(' '),
      links: at < 200 ? [{ nodeId: nodes[at % 20]?.id }] : [],
    });
    for (let from = 0; from < 2_000; from += 500)
      await ingest(client, ...Array.from({ length: 500 }, (_, at) => said(from + at)));
    const owner = databaseAs('owner');
    await owner.query('ANALYZE insight_word, opportunity_word, opportunity_profile, link_training, insight, tree_node');
    await owner.end();
  }, 120_000);

  it('is reached by index for every word, as the application under its walls', async () => {
    const asked = ['parcel', 'late', 'sort3', 'number7', 'nowher'];
    const scans = await scansBy(process.env['TEST_DATABASE_URL'] ?? '', workspaceId, async (db) => {
      const counted = await new CountedWordsReader(db).count(asked);
      expect(counted.corpus).toMatchObject({ opportunities: 20, insights: 1_000 });
      expect(asked.map((word) => counted.counts.get(word)?.insights)).toEqual([1_000, 1_000, 0, 0, 0]);
      const found = await new CandidateReader(db).best(
        [asked.map((term) => ({ term, word: term, weight: 1 }))],
        counted,
      );
      expect(found.length).toBeGreaterThan(0);
    });
    const words = scans.filter((scan) => HELD.includes(scan['Relation Name']));
    expect(words.length).toBeGreaterThanOrEqual(4);
    expect(words.filter((scan) => scan['Node Type'] === 'Seq Scan')).toEqual([]);
    // Of two words that every insight says, no more is touched than what they are counted by, and no page beside it.
    const said = words.filter((scan) => scan['Relation Name'] === 'insight_word');
    const sum = (of: (scan: (typeof said)[number]) => number) => said.reduce((all, scan) => all + of(scan), 0);
    expect(sum((scan) => scan['Actual Rows'] * scan['Actual Loops'])).toBeLessThanOrEqual(2 * 100 + asked.length);
    expect(sum((scan) => scan['Shared Hit Blocks'] + scan['Shared Read Blocks'])).toBeLessThanOrEqual(60);
  });

  it('names the links that speak for a suggestion without reading what lies between them', async () => {
    const terms = ['parcel', 'late', 'sort3'].map((term, at) => ({
      term,
      word: term,
      weight: 1,
      own: 1,
      learnt: 3 - at,
    }));
    const suggestion = {
      opportunityId: nodes[3]?.id ?? '',
      insightId: nodes[0]?.id ?? '',
      score: 3,
      reasons: terms,
      terms,
    };
    const scans = await scansBy(process.env['TEST_DATABASE_URL'] ?? '', workspaceId, async (db) => {
      const teachers = await new SuggestionEvidenceReader(db).of(suggestion);
      expect(teachers.map(({ words }) => words)).toEqual(Array.from({ length: 3 }, () => ['parcel', 'late']));
    });
    const read = (table: string) =>
      scans
        .filter((scan) => scan['Relation Name'] === table)
        .reduce(
          (all, scan) => all + (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops'],
          0,
        );
    // Ten insights are linked to it, of fourteen words each.
    expect(read('insight_word')).toBeLessThanOrEqual(10 * 16);
  });
});
