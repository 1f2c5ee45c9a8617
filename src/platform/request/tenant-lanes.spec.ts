import { TenantLanes } from './tenant-lanes.ts';

describe('TenantLanes', () => {
  it('have tenants take turns, each in the order of arrival, newcomers at the end', () => {
    const lanes = new TenantLanes<string>();
    for (const one of ['a1', 'a2', 'a3', 'b1', 'b2']) lanes.add(one[0] ?? '', one);
    const order = [lanes.next(), lanes.next()];
    lanes.add('c', 'c1');
    while (!lanes.isEmpty) order.push(lanes.next());
    expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'c1', 'a3']);
    expect(lanes.next()).toBeUndefined();
  });
});
