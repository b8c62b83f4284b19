import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ListReceiver, ListSender } from './list-diff';

const SEED = 20260103;

it(`lists arrive as they were sent, item for item (seed ${SEED})`, () => {
  const items = Array.from({ length: 8 }, (_, name) => ({ name }));
  const lists = fc.array(fc.array(fc.constantFrom(...items), { maxLength: 12 }), { maxLength: 8 });
  const property = fc.property(lists, (sent) => {
    const sender = new ListSender<{ name: number }>();
    const receiver = new ListReceiver<{ name: number }>();
    for (const list of sent) {
      const before = sender.diff(list);
      expect(receiver.apply(structuredClone(before))).toEqual(list);
    }
  });
  fc.assert(property, { seed: SEED, numRuns: 300 });
});

it('what did not change is not sent again', () => {
  const sender = new ListSender<object>();
  const [a, b, c] = [{}, {}, {}];
  sender.diff([a, b]);
  expect(sender.diff([a, b, c]).changed).toEqual([[2, c]]);
  expect(sender.diff([a]).changed).toEqual([]);

  const receiver = new ListReceiver<object>();
  const list = receiver.apply({ length: 1, changed: [[0, a]] });
  expect(receiver.apply({ length: 1, changed: [] })).toBe(list);
});
