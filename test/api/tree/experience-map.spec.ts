import { grow, type Node } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Moment {
  id: string;
  title: string;
}
const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => [code, ...path]);

describe('an experience map', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  let version: number;
  beforeEach(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome();
    version = 1;
  });

  const draw = async (moments: readonly object[], expectedVersion = version, of = outcome) => {
    const answer = await client.mutate<{ outcome: { version: number; experienceMap: Moment[] } | null }>(
      'experienceMapSet',
      { outcomeId: of.id, expectedVersion, moments },
      'outcome { version experienceMap { id title } }',
    );
    if (answer.userErrors.length === 0) version = answer.outcome?.version ?? version;
    return answer;
  };
  const momentOf = async ({ id }: Node) =>
    (
      await client.data<{ treeNode: { moment: Moment | null } }>(
        'query ($id: ID!) { treeNode(id: $id) { ... on Opportunity { moment { title } } } }',
        { id },
      )
    ).treeNode.moment;

  it('is drawn, drawn in another order, renamed and added to; what is kept keeps its id', async () => {
    const drawn = await draw([{ title: 'At home' }, { title: 'In the shop' }]);
    const [home, shop] = drawn.outcome?.experienceMap ?? [];
    expect([drawn.outcome?.version, home?.title, shop?.title]).toEqual([2, 'At home', 'In the shop']);
    const again = await draw([
      { id: shop?.id, title: 'In the store' },
      { title: 'On the way' },
      { id: home?.id, title: 'At home' },
    ]);
    expect(again.outcome).toEqual({
      version: 3,
      experienceMap: [
        { id: shop?.id, title: 'In the store' },
        { id: again.outcome?.experienceMap[1]?.id, title: 'On the way' },
        { id: home?.id, title: 'At home' },
      ],
    });
  });

  it('is what opportunities of its tree point to; who pointed to a moment that is gone points to none', async () => {
    const { outcome: drawn } = await draw([{ title: 'At home' }, { title: 'In the shop' }]);
    const [home, shop] = drawn?.experienceMap ?? [];
    const [kept, lost] = [
      await plant.opportunity(outcome.id, 'Kept', { momentId: home?.id }),
      await plant.opportunity(outcome.id, 'Lost', { momentId: shop?.id }),
    ];
    expect([await momentOf(kept), await momentOf(lost)]).toEqual([{ title: 'At home' }, { title: 'In the shop' }]);
    expect(codes(await draw([{ id: home?.id, title: 'At home' }]))).toEqual([]);
    expect([await momentOf(kept), await momentOf(lost)]).toEqual([{ title: 'At home' }, null]);
  });

  it('is of one outcome: another tree points to none of its moments, and cannot take them over', async () => {
    const { outcome: drawn } = await draw([{ title: 'At home' }]);
    const id = drawn?.experienceMap[0]?.id;
    const other = await plant.outcome();
    const answer = await client.mutate('opportunityCreate', { parentId: other.id, title: 'Strange', momentId: id });
    expect(codes(answer)).toEqual([['NOT_FOUND', 'momentId']]);
    expect(codes(await draw([{ id, title: 'At home' }], 1, other))).toEqual([['NOT_FOUND', 'moments', '0', 'id']]);
  });

  it('is left behind when an opportunity moves to another tree', async () => {
    const { outcome: drawn } = await draw([{ title: 'At home' }]);
    const node = await plant.opportunity(outcome.id, 'Moves', { momentId: drawn?.experienceMap[0]?.id });
    const other = await plant.outcome();
    await client.mutate('nodeMove', { id: node.id, parentId: other.id, expectedVersion: 1 });
    expect(await momentOf(node)).toBeNull();
  });

  it('refuses strange, repeated, blank and too many moments, stale versions, archived outcomes and other kinds', async () => {
    const { outcome: drawn } = await draw([{ title: 'At home' }]);
    const id = drawn?.experienceMap[0]?.id;
    expect(codes(await draw([{ id: outcome.id, title: 'Strange' }]))).toEqual([['NOT_FOUND', 'moments', '0', 'id']]);
    expect(
      codes(
        await draw([
          { id, title: 'One' },
          { id, title: 'Other' },
        ]),
      ),
    ).toEqual([['INVALID_VALUE', 'moments', '1', 'id']]);
    expect(codes(await draw([{ title: 'Fine' }, { title: ' ' }]))).toEqual([
      ['INVALID_VALUE', 'moments', '1', 'title'],
    ]);
    expect(codes(await draw(Array.from({ length: 31 }, () => ({ title: 'Many' }))))).toEqual([
      ['INVALID_VALUE', 'moments'],
    ]);
    expect(codes(await draw([], 1))).toEqual([['VERSION_CONFLICT', 'expectedVersion']]);
    const node = await plant.opportunity(outcome.id);
    expect(codes(await draw([], 1, node))).toEqual([['WRONG_KIND', 'outcomeId']]);
    await client.mutate('nodeArchive', { id: outcome.id, expectedVersion: version, reason: 'Over' });
    expect(codes(await draw([], version + 1))).toEqual([['ARCHIVED', 'outcomeId']]);
  });
});
