import { isStrongerEvidence } from './stronger-evidence.ts';

const [counting, withdrawn] = [null, new Date(0)];

describe('the stronger of two pieces of evidence', () => {
  it('is the one that counts, whatever its class', () => {
    const [weak, strong] = [
      { class: 'SPECULATIVE', withdrawnAt: counting },
      { class: 'STRONG', withdrawnAt: withdrawn },
    ] as const;
    expect([isStrongerEvidence(weak, strong), isStrongerEvidence(strong, weak)]).toEqual([true, false]);
  });

  it('is the one of the higher class, and neither of equals', () => {
    const [medium, weak] = [
      { class: 'MEDIUM', withdrawnAt: counting },
      { class: 'WEAK', withdrawnAt: counting },
    ] as const;
    expect(isStrongerEvidence(medium, weak)).toBe(true);
    expect(isStrongerEvidence(weak, medium)).toBe(false);
    expect(isStrongerEvidence(weak, weak)).toBe(false);
  });
});
