import fc from 'fast-check';
import { queryTerms, linkedTerms, type OpportunityTexts, ownTerms } from './profile.ts';
import { type WorkspaceTerms, mostSpecific, type ProfileTerm, suggest } from './suggest.ts';
import type { TermCounts } from './term-specificity.ts';
import { supportingInsights } from './suggestion-evidence.ts';

const sums = (values: Iterable<number>): number => [...values].reduce((total, each) => total + each, 0);
const opportunity = (title: string, description: string | null = null): OpportunityTexts => ({
  title,
  description,
  quote: null,
  moment: null,
  tags: [],
  ancestors: [],
});
const insight = (title: string, body = '') => ({ title, body, language: 'en' });
type Links = readonly (readonly [insight: ReturnType<typeof insight>, opportunityId: string])[];

/** What a workspace with these opportunities, insights and links knows. */
function known(
  opportunities: Readonly<Record<string, OpportunityTexts>>,
  insights: readonly ReturnType<typeof insight>[] = [],
  links: Links = [],
): WorkspaceTerms {
  const own = new Map(Object.entries(opportunities).map(([id, texts]) => [id, ownTerms(texts)]));
  const linked = links.map(([of, id]) => ({ id, terms: linkedTerms(of) }));
  const linkedTo = (id: string) => linked.filter((each) => each.id === id);
  const massOf = (term: string, among: typeof linked) => sums(among.map(({ terms }) => terms.get(term) ?? 0));
  const massIn = (among: typeof linked) => sums(among.flatMap(({ terms }) => [...terms.values()]));
  const spoken = insights.map((each) => linkedTerms(each));
  const all = new Set(
    [...own.values(), ...spoken, ...linked.map(({ terms }) => terms)].flatMap((each) => [...each.keys()]),
  );
  return {
    corpus: {
      opportunities: own.size,
      ownMass: sums([...own.values()].flatMap((each) => [...each.values()])),
      insights: insights.length,
      linkedMass: massIn(linked),
    },
    counts: [...all].map((term) => ({
      term,
      opportunities: [...own.values()].filter((each) => each.has(term)).length,
      insights: spoken.filter((each) => each.has(term)).length,
      linkedMass: massOf(term, linked),
    })),
    profiles: [...own].map(([id, terms]) => ({
      opportunityId: id,
      ownMass: sums(terms.values()),
      linkedMass: massIn(linkedTo(id)),
    })),
    terms: [...own].flatMap(([id, terms]) =>
      [...all].map((term) => ({
        opportunityId: id,
        term,
        own: terms.get(term) ?? 0,
        linked: massOf(term, linkedTo(id)),
      })),
    ),
  };
}

const tree = {
  allergy: opportunity('The shopper swapped it for something my child is allergic to', 'swap rules, allergies'),
  barcode: opportunity('Scanning what came into the house takes too long', 'barcodes, camera, scanner'),
  offline: opportunity('Between the shelves there is no signal', 'offline lists, bad reception'),
  budget: opportunity('Only the till tells me what it comes to', 'totals, budget, costs'),
};
const others = ['Barcode scanner', 'Offline reception', 'Allergies and swaps', 'Budget totals'].map((each) =>
  insight(each),
);
const allergies = insight(
  'Allergies',
  'They swapped the yoghurt for one with nuts, though allergies are in my profile.',
);
const ids = (asked: ReturnType<typeof insight>, from: WorkspaceTerms) =>
  suggest(queryTerms(asked), from).suggestions.map(({ opportunityId }) => opportunityId);

describe('a suggestion', () => {
  it('names the opportunity on the same subject, and the shared words as the insight has them', () => {
    const { suggestions } = suggest(queryTerms(allergies), known(tree, others));
    expect(suggestions[0]?.opportunityId).toBe('allergy');
    expect(suggestions[0]?.reasons.map(({ word }) => word)).toEqual(['Allergies', 'swapped']);
  });
  it('is none for an insight without words', () => {
    expect(suggest([], known(tree, others))).toEqual({ trust: 0, suggestions: [] });
    expect(suggest(queryTerms(allergies), known({}))).toEqual({ trust: 0, suggestions: [] });
    expect(ids(insight('The and of', 'It was they who would'), known(tree, others))).toEqual([]);
  });
  it('is none for one everyday word', () => {
    expect(
      ids(insight('Bottle deposit', 'I lost the slip for our crates, it came to five euros'), known(tree, others)),
    ).toEqual([]);
  });
  it('learns words from links that the opportunity itself does not have', () => {
    const earlier = Array.from({ length: 12 }, () =>
      insight('Peanut epipen incident', 'Anaphylaxis emergency, hives from sesame and hazelnut'),
    );
    const elsewhere = Array.from({ length: 300 }, (_, nth) => insight(`Camera receipt ${'abcdef'[nth % 6] ?? ''}x`));
    const asked = insight('Epipen, hives, anaphylaxis', 'It was sesame, hazelnut or peanut: an emergency.');
    const heard = [...others, ...earlier, ...elsewhere];
    expect(ids(asked, known(tree, heard))).toEqual([]);
    const links: Links = [
      ...earlier.map((each) => [each, 'allergy'] as const),
      ...elsewhere.map((each) => [each, 'barcode'] as const),
    ];
    const { suggestions } = suggest(queryTerms(asked), known(tree, heard, links));
    expect(suggestions[0]?.opportunityId).toBe('allergy');
    expect(suggestions[0]?.reasons.every(({ own, learnt }) => own === 0 && learnt > 0)).toBe(true);
  });
  it('trusts an insight about other things less, though the same words speak for it', () => {
    const said = 'They swapped the yoghurt, and allergies are in my profile.';
    const trust = (body: string) => suggest(queryTerms(insight('', body)), known(tree, others)).trust;
    expect(trust(`${said} Zeppelins, gondolas and helium are my passion.`)).toBeLessThan(trust(said));
  });
});

const word = fc.constantFrom('budget', 'camera', 'allergy', 'offline', 'signal', 'barcode', 'pantry', 'helium', 'swap');
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const someInsight = fc.tuple(text, text).map(([title, body]) => insight(title, body));
const someTree = fc
  .array(text, { minLength: 1, maxLength: 5 })
  .map((titles) => Object.fromEntries(titles.map((title, at) => [`opportunity ${at}`, opportunity(title)])));
const someKnown = fc.tuple(someTree, fc.array(someInsight, { maxLength: 5 })).map(([nodes, insights]) =>
  known(
    nodes,
    insights,
    insights.slice(1).map((each, at) => [each, Object.keys(nodes)[at % Object.keys(nodes).length] ?? '']),
  ),
);
const scoreOf = (found: ReturnType<typeof suggest>, id: string): number =>
  found.suggestions.find(({ opportunityId }) => opportunityId === id)?.score ?? 0;

describe('laws of suggestions', () => {
  it('do not depend on the order of rows or words', () => {
    fc.assert(
      fc.property(someInsight, someKnown, (asked, from) => {
        const terms = queryTerms(asked);
        const turned = {
          ...from,
          counts: [...from.counts].reverse(),
          profiles: [...from.profiles].reverse(),
          terms: [...from.terms].reverse(),
        };
        const { suggestions } = suggest(terms, from, 9);
        expect(suggest(terms, turned, 9).suggestions).toEqual(suggestions);
        expect(suggest([...terms].reverse(), from, 9).suggestions).toEqual(suggestions);
      }),
    );
  });
  it('come best first, with finite figures and a reason each, and the first ones do not depend on how many are requested', () => {
    fc.assert(
      fc.property(someInsight, someKnown, (asked, from) => {
        const { trust, suggestions } = suggest(queryTerms(asked), from, 9);
        const scores = suggestions.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((one, other) => other - one));
        for (const { reasons, score } of suggestions) {
          expect(score).toBeGreaterThan(0);
          expect(Number.isFinite(score)).toBe(true);
          expect(score).toBeCloseTo(sums(reasons.map(({ own, learnt }) => own + learnt)), 9);
        }
        expect(Number.isFinite(trust)).toBe(true);
        expect(suggest(queryTerms(asked), from, 1).suggestions).toEqual(suggestions.slice(0, 1));
      }),
    );
  });
  it('never score an opportunity less for one more word, of its own or of its links', () => {
    fc.assert(
      fc.property(someInsight, someKnown, fc.constantFrom('own', 'linked'), fc.nat(), (asked, from, side, which) => {
        const raised = from.terms[which % Math.max(from.terms.length, 1)];
        if (raised === undefined) return;
        const more = (each: ProfileTerm) =>
          each === raised ? { ...each, [side]: each[side] + (side === 'own' ? 1 : 500) } : each;
        const before = scoreOf(suggest(queryTerms(asked), from, 9), raised.opportunityId);
        const after = suggest(queryTerms(asked), { ...from, terms: from.terms.map(more) }, 9);
        expect(scoreOf(after, raised.opportunityId)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
  it('are the same again when a link is removed', () => {
    fc.assert(
      fc.property(fc.array(someInsight, { minLength: 2, maxLength: 6 }), fc.nat(), (insights, which) => {
        const profile = new Map<string, number>();
        const add = (each: ReturnType<typeof insight>, sign: number) => {
          for (const [term, mass] of linkedTerms(each)) profile.set(term, (profile.get(term) ?? 0) + sign * mass);
        };
        const gone = insights[which % insights.length];
        for (const each of insights) add(each, 1);
        if (gone !== undefined) add(gone, -1);
        for (const each of insights) if (each !== gone) add(each, -1);
        expect([...profile.values()].every((mass) => mass === 0)).toBe(true);
      }),
    );
  });
});

describe('the query terms that are looked up', () => {
  it('are the most specific ones, at most thirty', () => {
    const asked = queryTerms(
      insight(
        'budget day',
        Array.from(
          { length: 50 },
          (_, nth) => `rarity${'abcdefghij'[nth % 10] ?? ''}${'klmno'[Math.floor(nth / 10)] ?? ''}`,
        ).join(' '),
      ),
    );
    const counts: TermCounts[] = [{ term: 'day', opportunities: 3, insights: 90, linkedMass: 0 }];
    const chosen = mostSpecific(asked, counts, { opportunities: 4, ownMass: 20, insights: 100, linkedMass: 0 });
    expect(chosen).toHaveLength(30);
    expect(chosen[0]?.term).toBe('budget');
    expect(chosen.some(({ term }) => term === 'day')).toBe(false);
  });
});

describe('supporting insights', () => {
  const reason = (term: string, learnt: number) => ({ term, word: term, weight: 1, own: 1, learnt });
  it('are the linked insights that contribute most to the learnt part', () => {
    const terms = [
      { insightId: 'a', term: 'swap', linked: 500 },
      { insightId: 'b', term: 'swap', linked: 667 },
      { insightId: 'b', term: 'nut', linked: 500 },
      { insightId: 'c', term: 'day', linked: 900 },
    ];
    const expected = [
      { insightId: 'b', words: ['nut', 'swap'] },
      { insightId: 'a', words: ['swap'] },
    ];
    const reasons = [reason('swap', 0.2), reason('nut', 0.4), reason('day', 0)];
    expect(supportingInsights(reasons, terms)).toEqual(expected);
    expect(supportingInsights([...reasons].reverse(), [...terms].reverse())).toEqual(expected);
    expect(supportingInsights(reasons, terms, 1)).toEqual(expected.slice(0, 1));
  });
});
