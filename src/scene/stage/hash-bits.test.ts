import { expect, test } from 'vitest';
import { hashBits } from './hash-bits';

test('the top eight bits are the tophash, the lowest B the bucket', () => {
  const hash = hashBits(0xa35c_0000_0000_0006n, 2);
  expect(hash).toMatchObject({ tophash: 0xa3, raised: false, bucket: 2 });
  expect(hash.bits).toMatch(/^10100011.*10$/);
  expect(hash.bits).toHaveLength(64);
});

test('a tophash that would mean something else is raised by five', () => {
  expect(hashBits(0x03ff_0000_0000_0000n, 0)).toMatchObject({
    tophash: 8,
    raised: true,
    bucket: 0,
  });
});
