import type { StageScene, TimelineScene, TimelineView } from '..';

/** A scene as a file to look at: what the page draws, in its light colours, without its finish. */
export function stageSvg(scene: StageScene): string {
  const { header } = scene;
  const top = 34;
  const below = top + header.height + 16;
  const parts = scene.buckets.flatMap((bucket) => [
    box(
      bucket,
      bucket.look === 'evacuated' ? '#e9e6dc' : '#fffefb',
      bucket.damage === undefined ? '#dedbd2' : '#b3261e',
    ),
    text(bucket.x + 9, bucket.y + 14, bucket.name, 'bold'),
    text(bucket.x + bucket.width - 9, bucket.y + 14, bucket.damage ?? bucket.note, 'end'),
    ...bucket.labels.map((label) => text(bucket.x + 9, bucket.y + label.y + 4, label.text, 'dim')),
    ...bucket.parts.flatMap((part) => {
      const at = { ...part, x: bucket.x + part.x, y: bucket.y + part.y };
      const wrote = scene.marks.find((mark) => mark.kind === 'write' && mark.at === part.at);
      const fill = wrote === undefined ? FILLS[part.look] : colorOf(wrote.gid);
      const words = text(
        at.x + 3,
        at.y + at.height / 2 + 4,
        part.text,
        part.look === 'dead' ? 'dim' : '',
      );
      return part.row === 'overflow' ? [words] : [box(at, fill, '#dedbd2'), words];
    }),
  ]);
  const body = [
    ...scene.arrays.map((label) =>
      text(0, label.y + 14, `${label.name} ${label.pointer} ${label.note}`, 'bold'),
    ),
    ...parts,
    ...scene.squares.flatMap((square) => [
      box(square, '#fffefb', '#dedbd2'),
      text(
        square.x + 5,
        square.y + 13,
        `${square.index} ${square.cells.map((c) => SHORT[c]).join('')}`,
        '',
      ),
    ]),
    ...scene.spares.map((spare) =>
      box(spare, spare.used ? '#efede6' : 'none', spare.next ? '#1d2129' : '#c3bfb2'),
    ),
    ...scene.marks.filter((mark) => mark.kind !== 'write').map(outline),
    ...scene.chips.map((chip) => text(chip.x + 2, chip.y + 11, `G${chip.gid}`, 'bold')),
  ];
  const fields = header.fields.flatMap((field) => {
    const wrote = header.marks.find((mark) => mark.kind === 'write' && mark.at === field.at);
    return [
      box(field, wrote === undefined ? '#fffefb' : colorOf(wrote.gid), '#dedbd2'),
      text(field.x + field.padding, 16, field.name, 'dim'),
      text(field.x + field.padding, 31, field.value, ''),
      text(field.x + field.padding, 45, field.note, 'dim'),
    ];
  });
  const flags = header.flags.map((flag) =>
    text(flag.x, flag.y + 4, flag.name, flag.isSet ? 'bold' : 'dim'),
  );
  const marks = header.marks.filter((mark) => mark.kind !== 'write').map(outline);
  const title = [scene.title.name, scene.title.type, ...scene.title.facts].join(' · ');
  return sheet(scene.width + 20, below + scene.height + 30, [
    group(10, 0, [text(0, 18, title, 'bold')]),
    group(10, top, [...fields, ...flags, ...marks]),
    group(10, below, body),
    group(10, below + scene.height + 16, [text(0, 0, scene.notes.join(' '), 'fault')]),
  ]);
}

export function timelineSvg(scene: TimelineScene, view: TimelineView): string {
  const bars = scene.bars.flatMap((bar) => {
    const fill = bar.tone === 'wait' ? '#efede6' : colorOf(bar.gid);
    const opacity = bar.when === 'past' ? 0.4 : bar.when === 'future' ? 0.2 : 1;
    return [box(bar, fill, 'none', opacity), text(bar.x + bar.labelX, bar.y + 11, bar.label, '')];
  });
  return sheet(view.width, view.height, [
    ...scene.axis.map(({ x, step }) => text(x, 13, String(step), 'dim')),
    ...scene.lanes.map((lane) => {
      const x = Math.max(lane.startX, -10);
      const width = Math.min(lane.endX, view.width + 10) - x;
      return box({ x, width, y: lane.y, height: lane.height }, '#efede6', '#c3bfb2');
    }),
    ...bars,
    ...scene.ticks.map((tick) => box(tick, '#565d69', 'none', tick.weight)),
    ...scene.races.map((race) => box(race, race.throws ? '#b3261e' : '#e08a84', 'none', 0.2)),
    ...scene.raceEdges.map((edge) =>
      box({ ...edge, width: 1 }, edge.throws ? '#b3261e' : '#e08a84', 'none'),
    ),
    ...scene.marks.map((mark) => text(mark.x - 3, mark.y + 9, MARKS[mark.kind], 'bold')),
    box({ x: scene.cursorX - 1, y: 0, width: 2, height: view.height }, '#1d2129', 'none'),
  ]);
}

const MARKS = { grow: '▾', evacuate: '•', fault: '✕' } as const;
const FILLS = {
  filled: '#efede6',
  empty: 'none',
  dead: 'none',
  evacuated: '#e9e6dc',
  pointer: 'none',
} as const;
const SHORT = {
  emptyRest: '·',
  emptyOne: '-',
  evacuatedX: 'x',
  evacuatedY: 'y',
  evacuatedEmpty: 'e',
  filled: '#',
} as const;
const COLORS = ['#0b7d60', '#0b62c4', '#bd4b00', '#a30a5c'];

function colorOf(gid: number): string {
  return COLORS[gid <= 1 ? 0 : gid - 5] ?? '#565d69';
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function box({ x, y, width, height }: Box, fill: string, stroke: string, opacity = 1): string {
  const look = `fill="${fill}" stroke="${stroke}"${opacity === 1 ? '' : ` opacity="${round(opacity)}"`}`;
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="3" ${look}/>`;
}

function outline(mark: Box & { readonly gid: number; readonly kind: string }): string {
  const dash = mark.kind === 'next' ? ' stroke-dasharray="2 2"' : '';
  return box(mark, 'none', colorOf(mark.gid)).replace('/>', ` stroke-width="2"${dash}/>`);
}

function text(
  x: number,
  y: number,
  words: string,
  look: '' | 'bold' | 'dim' | 'end' | 'fault',
): string {
  if (words === '') return '';
  const color =
    look === 'dim' || look === 'end' ? '#6c727d' : look === 'fault' ? '#b3261e' : '#1d2129';
  const more = look === 'bold' ? ' font-weight="600"' : look === 'end' ? ' text-anchor="end"' : '';
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${round(x)}" y="${round(y)}" fill="${color}"${more}>${safe}</text>`;
}

function group(x: number, y: number, content: readonly string[]): string {
  return `<g transform="translate(${x},${y})">\n${content.filter((line) => line !== '').join('\n')}\n</g>`;
}

function sheet(width: number, height: number, content: readonly string[]): string {
  const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}"`;
  const style = 'font-family="monospace" font-size="11"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${style}>\n<rect width="100%" height="100%" fill="#f6f5f1"/>\n${content.filter((line) => line !== '').join('\n')}\n</svg>\n`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
