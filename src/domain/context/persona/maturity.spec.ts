import fc from 'fast-check';
import { CLAIM_VERDICTS, type ClaimSupport, type ClaimVerdict, personaMaturity } from './maturity.ts';

const claim = (
  verdict: ClaimVerdict,
  supportingParticipants = 0,
  contradictingParticipants = 0,
  heardParticipants = supportingParticipants + contradictingParticipants,
): ClaimSupport => ({ verdict, supportingParticipants, contradictingParticipants, heardParticipants });
const anyClaim = fc
  .tuple(fc.constantFrom(...(Object.keys(CLAIM_VERDICTS) as ClaimVerdict[])), fc.nat({ max: 9 }), fc.nat({ max: 5 }))
  .map((each) => claim(...each));
const RANK = { PROTO: 0, PARTLY_VERIFIED: 1, VERIFIED: 2 } as const;

describe('the maturity of a persona', () => {
  it('is in part verified when three of five claims are supported', () => {
    const three = [claim('SUPPORTED', 3), claim('ASSUMED', 2), claim('SUPPORTED', 2)];
    expect(personaMaturity([...three, claim('ASSUMED', 1), claim('SUPPORTED')])).toBe('PARTLY_VERIFIED');
  });
  it('is PROTO while no claim rests on two participants, whatever people believe', () => {
    expect(personaMaturity([])).toBe('PROTO');
    expect(personaMaturity([claim('SUPPORTED', 1), claim('SUPPORTED'), claim('ASSUMED', 1)])).toBe('PROTO');
  });
  it('is verified only where every claim rests on two participants', () => {
    expect(personaMaturity([claim('SUPPORTED', 2), claim('ASSUMED', 9)])).toBe('VERIFIED');
    expect(personaMaturity([claim('SUPPORTED', 2), claim('SUPPORTED', 1)])).toBe('PARTLY_VERIFIED');
    expect(personaMaturity([claim('SUPPORTED', 2), claim('REFUTED', 2)])).toBe('PARTLY_VERIFIED');
  });
  it('does not count a claim that a third or more of those heard contradict', () => {
    expect(personaMaturity([claim('SUPPORTED', 2, 5)])).toBe('PROTO');
    expect(personaMaturity([claim('SUPPORTED', 5, 2)])).toBe('VERIFIED');
    expect(personaMaturity([claim('SUPPORTED', 4, 2)])).toBe('PROTO');
    // Somebody who said both counts on both sides, and once among those heard.
    expect(personaMaturity([claim('SUPPORTED', 3, 1, 3)])).toBe('PROTO');
    expect(personaMaturity([claim('SUPPORTED', 4, 1, 4)])).toBe('VERIFIED');
  });
  it('does not depend on the order of the claims', () => {
    fc.assert(
      fc.property(fc.array(anyClaim), (claims) => {
        expect(personaMaturity([...claims].reverse())).toBe(personaMaturity(claims));
      }),
    );
  });
  it('never falls when one more participant supports a claim', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { minLength: 1 }), fc.nat(), (claims, pick) => {
        const at = pick % claims.length;
        const more = claims.map((each, index) =>
          index === at
            ? {
                ...each,
                supportingParticipants: each.supportingParticipants + 1,
                heardParticipants: each.heardParticipants + 1,
              }
            : each,
        );
        expect(RANK[personaMaturity(more)]).toBeGreaterThanOrEqual(RANK[personaMaturity(claims)]);
      }),
    );
  });
});
