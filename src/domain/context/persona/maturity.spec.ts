import fc from 'fast-check';
import { CLAIM_VERDICTS, type ClaimSupport, type ClaimVerdict, personaMaturity } from './maturity.ts';

const claim = (verdict: ClaimVerdict, supportingParticipants = 0): ClaimSupport => ({
  verdict,
  supportingParticipants,
});
const anyClaim = fc.record({
  verdict: fc.constantFrom(...(Object.keys(CLAIM_VERDICTS) as ClaimVerdict[])),
  supportingParticipants: fc.nat({ max: 4 }),
});
const RANK = { PROTO: 0, PARTLY_VERIFIED: 1, VERIFIED: 2 } as const;

describe('the maturity of a persona', () => {
  it('is in part verified when three of five claims are supported', () => {
    const three = [claim('SUPPORTED', 3), claim('SUPPORTED', 2), claim('SUPPORTED', 2)];
    expect(personaMaturity([...three, claim('ASSUMED'), claim('REFUTED')])).toBe('PARTLY_VERIFIED');
  });
  it('is PROTO without a supported claim, however many participants spoke for it', () => {
    expect(personaMaturity([])).toBe('PROTO');
    expect(personaMaturity([claim('ASSUMED', 5), claim('REFUTED', 1)])).toBe('PROTO');
  });
  it('is verified only where every claim rests on two participants', () => {
    expect(personaMaturity([claim('SUPPORTED', 2), claim('SUPPORTED', 9)])).toBe('VERIFIED');
    expect(personaMaturity([claim('SUPPORTED', 2), claim('SUPPORTED', 1)])).toBe('PARTLY_VERIFIED');
    expect(personaMaturity([claim('SUPPORTED', 2), claim('REFUTED', 2)])).toBe('PARTLY_VERIFIED');
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
          index === at ? { ...each, supportingParticipants: each.supportingParticipants + 1 } : each,
        );
        expect(RANK[personaMaturity(more)]).toBeGreaterThanOrEqual(RANK[personaMaturity(claims)]);
      }),
    );
  });
});
