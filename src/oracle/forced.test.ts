import { expect, test } from 'vitest';
import { checkForced } from './check';
import type { Forced } from './forced';
import { goldenNames, goldenText } from './testing/golden-files';

const names = goldenNames('forced').filter((name) => name.endsWith('.json'));

test.each(names)(
  'the schedule of %s ends as it ended on real Go',
  (name) => {
    const forced = JSON.parse(goldenText(`forced/${name}`)) as Forced;
    const [outcome, again] = checkForced(forced, 2);
    if (outcome === undefined) throw new Error('it was not run');
    expect(again).toEqual(outcome);
    expect(outcome.text).toContain(forced.expect);
    // Names of the recording's own functions say nothing about ours.
    const places = (forced.expectTrace ?? []).filter((place) => !place.startsWith('main.'));
    for (const place of places) expect(outcome.trace).toContain(place);
  },
  60_000,
);
