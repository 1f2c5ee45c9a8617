import { isSameValue, setByPeopleAfter, staysAsSet, withoutSetByPeople } from './set-by-people.ts';

describe('what people have set', () => {
  const before = { name: 'Ada', tags: ['a'], at: new Date(0), setByPeople: ['name'] };

  it('is what was set before, and what a change gives another value', () => {
    expect(setByPeopleAfter(before, {})).toEqual(['name']);
    expect(setByPeopleAfter(before, { name: 'Bo', tags: ['a'], at: new Date(0) })).toEqual(['name']);
    expect(setByPeopleAfter(before, { tags: [], at: undefined })).toEqual(['name', 'tags']);
    expect(setByPeopleAfter(before, { at: new Date(1) })).toEqual(['name', 'at']);
  });

  it('stays, and what a source says otherwise is named', () => {
    const { setByPeople, ...known } = before;
    expect(withoutSetByPeople(known, { ...known, name: 'Bo', tags: ['b'] }, setByPeople)).toEqual({
      fields: { ...known, tags: ['b'] },
      leftOut: ['name'],
    });
    expect(withoutSetByPeople(known, known, ['name', 'unknown'])).toEqual({ fields: known, leftOut: [] });
    expect(staysAsSet('interview', ['notes', 'kind'])).toEqual(
      ['notes', 'kind'].map((name) => ({
        code: 'LEFT_OUT',
        message: `Of the interview, ${name} was set by a person and stays so.`,
        path: [name],
      })),
    );
    expect(staysAsSet('interview', [])).toEqual([]);
  });

  it('is compared without regard to the order of members', () => {
    expect(isSameValue({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(isSameValue([1, 2], [2, 1])).toBe(false);
    expect(isSameValue(undefined, null)).toBe(true);
  });
});
