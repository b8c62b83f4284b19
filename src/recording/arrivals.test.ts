import { expect, test } from 'vitest';
import { decodeLink } from './link';
import { LAW_SEED } from './testing/arbitraries';
import { arrivalOf, problemOf } from './testing/arrivals';

const COUNT = 4000;

test(`whatever arrives for a link or a file is read or told what is wrong with it (seed ${LAW_SEED})`, {
  timeout: 60_000,
}, () => {
  let read = 0;
  for (let index = 0; index < COUNT; index++) {
    const arrival = arrivalOf(LAW_SEED, index);
    const problem = problemOf(arrival);
    if (problem !== undefined) throw new Error(`arrival ${index}, ${arrival.text}: ${problem}`);
    if (arrival.kind === 'link' && isRead(arrival.text)) read++;
  }
  expect(arrivalOf(LAW_SEED, 7)).toEqual(arrivalOf(LAW_SEED, 7));
  // Many get past the check, so that what lies behind it is tried too.
  expect(read).toBeGreaterThan(COUNT / 50);
});

function isRead(text: string): boolean {
  try {
    decodeLink(text);
    return true;
  } catch {
    return false;
  }
}
