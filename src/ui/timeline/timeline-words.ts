// What the timeline says beyond Go's own words.

const number = (n: number): string => n.toLocaleString('en-US');

export const timelineWords = {
  number,
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  all: 'all',
  allHint: 'Show all steps (double click)',
  goroutines: 'Goroutines',
  step: 'Step',
  standsAt: (n: number): string => (n === 0 ? 'before the first step' : `step ${number(n)}`),
  stepDid: (n: number, did: string): string => `step ${number(n)} · ${did}`,
  spanSteps: (first: number, last: number | undefined): string =>
    last === undefined ? `since step ${number(first)}` : `steps ${number(first)}–${number(last)}`,
  race: 'race window',
  summary: (lanes: number, length: number, cursor: number, races: number): string => {
    const told =
      races === 0 ? 'No race windows' : `${number(races)} race window${races === 1 ? '' : 's'}`;
    return `${lanes} goroutines, ${number(length)} steps recorded, at step ${number(cursor)}. ${told}.`;
  },
} as const;
