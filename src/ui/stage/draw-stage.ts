import { easeCubicOut } from 'd3-ease';
import { type BaseType, type Selection, select } from 'd3-selection';
import 'd3-transition';
import {
  type BucketBox,
  type CellBox,
  CHIP,
  type Chip,
  chipWidth,
  type FieldBox,
  type Mark,
  SQUARES,
  type SquareBox,
  type StageScene,
  type Travel,
} from '../../scene';
import type { Gid } from '../../recording';

export interface Pens {
  readonly colorOf: (gid: Gid) => string;
  /** Milliseconds that movements take; 0: everything is where it belongs at once. */
  readonly duration: number;
  /** Of whoever moves entries. */
  readonly travelColor: string;
  readonly onPick: (bucket: number | undefined) => void;
}

const UNFOLD = 22;
const CORNER = 4;

export function drawHeader(svg: SVGSVGElement, scene: StageScene, pens: Pens): void {
  const { header } = scene;
  const wrote = writers(header.marks, pens);
  const fields = select<SVGSVGElement, unknown>(svg)
    .select<SVGGElement>('g.fields')
    .selectAll<SVGGElement, FieldBox>('g.field')
    .data(header.fields, (field) => field.name)
    .join((enter) => {
      const group = enter
        .append('g')
        .attr('class', 'field')
        .attr('data-field', (field) => field.name);
      group.append('title');
      group.append('rect').attr('class', 'fill');
      group.append('text').attr('class', 'name').attr('y', 16);
      group.append('text').attr('class', 'value').attr('y', 31);
      group.append('text').attr('class', 'note').attr('y', 45);
      group.append('line').attr('y1', 0);
      return group;
    });
  fields
    .attr('transform', (field) => `translate(${field.x},${field.y})`)
    .classed('growing', (field) => field.growing)
    .classed('wrote', (field) => wrote.has(field.at));
  for (const row of ['name', 'value', 'note']) {
    fields.select(`text.${row}`).attr('x', (field) => field.padding);
  }
  fields.select('title').text((field) => field.title);
  fields
    .select('rect')
    .attr('width', (field) => field.width)
    .attr('height', (field) => field.height)
    .style('fill', (field) => wrote.get(field.at) ?? null);
  fields.select('text.name').text((field) => field.name);
  fields.select('text.note').text((field) => field.note);
  fields.select<SVGTextElement>('text.value').each(function draw(field) {
    if (field.name === 'flags') drawBits(this, field.value);
    else this.textContent = field.value;
  });
  fields
    .select('line')
    .attr('x1', (field) => field.width)
    .attr('x2', (field) => field.width)
    .attr('y2', (field) => field.height);
  drawMarks(svg, header.marks, pens);
  drawChips(svg, header.chips, pens);
}

/** Set bits stand out. */
function drawBits(text: SVGTextElement, bits: string): void {
  select(text)
    .selectAll<SVGTSpanElement, string>('tspan')
    .data(Array.from(bits))
    .join('tspan')
    .attr('class', (bit) => (bit === '1' ? 'set' : 'clear'))
    .text((bit) => bit);
}

export function drawBody(svg: SVGSVGElement, scene: StageScene, pens: Pens): void {
  const root = select<SVGSVGElement, unknown>(svg);
  const wrote = writers(scene.marks, pens);

  const labels = root
    .select<SVGGElement>('g.arrays')
    .selectAll<SVGTextElement, StageScene['arrays'][number]>('text')
    .data(scene.arrays, (label) => label.key)
    .join((enter) => {
      const text = enter.append('text').attr('y', (label) => label.y + 14);
      text.append('tspan').attr('class', 'name');
      text.append('tspan').attr('class', 'pointer').attr('dx', 8);
      text.append('tspan').attr('class', 'note').attr('dx', 8);
      return text;
    });
  labels.select('.name').text((label) => label.name);
  labels.select('.pointer').text((label) => label.pointer);
  labels.select('.note').text((label) => label.note);
  moved(labels, pens).attr('y', (label) => label.y + 14);

  root
    .select<SVGGElement>('g.links')
    .selectAll<SVGPathElement, StageScene['links'][number]>('path')
    .data(scene.links, (link) => link.key)
    .join('path')
    .attr('d', ({ x, y, height }) => `M${x},${y}v${height - 6}q0,6 6,6`);

  drawBuckets(root, scene.buckets, wrote, pens);
  drawSquares(root, scene.squares, pens);
  drawSpares(root, scene, pens);
  drawMarks(svg, scene.marks, pens);
  drawChips(svg, scene.chips, pens);
}

function drawBuckets(
  root: Selection<SVGSVGElement, unknown, null, undefined>,
  boxes: readonly BucketBox[],
  wrote: ReadonlyMap<number, string>,
  pens: Pens,
): void {
  const place = (box: BucketBox): string => `translate(${box.x},${box.y})`;
  const groups = root
    .select<SVGGElement>('g.buckets')
    .selectAll<SVGGElement, BucketBox>('g.bucket')
    .data(boxes, (box) => box.key)
    .join(
      (enter) => {
        const group = enter.append('g').attr('class', 'bucket');
        group
          .attr('transform', (box) =>
            pens.duration === 0 ? place(box) : `translate(${box.x},${box.y - UNFOLD})`,
          )
          .style('opacity', pens.duration === 0 ? '1' : '0');
        group.append('rect').attr('class', 'paper').attr('rx', 8);
        group.append('path').attr('class', 'mark').attr('d', 'M2,-4l5,4l-5,4z');
        group.append('text').attr('class', 'name').attr('x', 10);
        group.append('text').attr('class', 'note');
        group.append('g').attr('class', 'labels');
        group.append('g').attr('class', 'cells');
        group.append('text').attr('class', 'damage');
        return group;
      },
      (update) => update,
      (exit) => {
        if (pens.duration === 0) exit.remove();
        else
          exit
            .interrupt('move')
            .transition('move')
            .duration(pens.duration)
            .style('opacity', 0)
            .remove();
      },
    );
  groups.attr('class', (box) => `bucket ${box.look}${box.damage === undefined ? '' : ' damaged'}`);
  moved(groups, pens).attr('transform', place).style('opacity', '1');

  const headerY = (box: BucketBox): number => (box.parts[0]?.y ?? 20) - 11;
  groups
    .select('rect.paper')
    .attr('width', (box) => box.width)
    .attr('height', (box) => box.height);
  groups
    .select('path.mark')
    .attr('transform', (box) => `translate(0,${headerY(box)})`)
    .style('display', (box) => (box.mark ? null : 'none'));
  groups
    .select('text.name')
    .attr('y', headerY)
    .text((box) => box.name);
  groups
    .select('text.note')
    .attr('x', (box) => box.width - 9)
    .attr('y', headerY)
    .text((box) => box.note);
  groups
    .select('text.damage')
    .attr('x', (box) => box.width - 9)
    .attr('y', (box) => {
      const overflow = box.parts.at(-1);
      return overflow === undefined ? 0 : overflow.y + overflow.height / 2;
    })
    .text((box) => box.damage ?? '');
  groups
    .select<SVGGElement>('g.labels')
    .selectAll<SVGTextElement, BucketBox['labels'][number]>('text')
    .data((box) => box.labels)
    .join('text')
    .attr('x', 9)
    .attr('y', (label) => label.y)
    .text((label) => label.text);

  const cells = groups
    .select<SVGGElement>('g.cells')
    .selectAll<SVGGElement, CellBox>('g')
    .data(
      (box) => box.parts,
      (part) => part.key,
    )
    .join((enter) => {
      const group = enter.append('g');
      group.append('title');
      group.append('rect').attr('rx', CORNER);
      group.append('text');
      return group;
    });
  cells
    .attr('data-at', (part) => part.at)
    .attr('class', (part) => `${part.row} ${part.look}${wrote.has(part.at) ? ' wrote' : ''}`)
    .attr('transform', (part) => `translate(${part.x},${part.y})`);
  cells.select('title').text((part) => part.title);
  cells
    .select('rect')
    .attr('width', (part) => part.width)
    .attr('height', (part) => part.height)
    .style('fill', (part) => wrote.get(part.at) ?? null);
  cells
    .select('text')
    .attr('x', (part) => (part.row === 'overflow' ? 4 : part.width / 2))
    .attr('y', (part) => part.height / 2)
    .style('opacity', null)
    .text((part) => part.text);
}

function drawSquares(
  root: Selection<SVGSVGElement, unknown, null, undefined>,
  boxes: readonly SquareBox[],
  pens: Pens,
): void {
  const groups = root
    .select<SVGGElement>('g.squares')
    .selectAll<SVGGElement, SquareBox>('g.chain')
    .data(boxes, (box) => box.key)
    .join((enter) => {
      const group = enter.append('g').attr('class', 'chain');
      group.append('title');
      group.append('rect').attr('class', 'paper').attr('rx', 5);
      group.append('text').attr('class', 'name').attr('x', 6).attr('y', 10);
      group.append('text').attr('class', 'note').attr('y', 10);
      group.append('g').attr('class', 'row');
      return group;
    });
  groups
    .attr(
      'class',
      (box) => `chain${box.evacuated ? ' evacuated' : ''}${box.damaged ? ' damaged' : ''}`,
    )
    .on('click', (_, box) => pens.onPick(box.role === 'current' ? box.index : undefined));
  moved(groups, pens).attr('transform', (box) => `translate(${box.x},${box.y})`);
  groups.select('title').text((box) => `bucket ${box.index}: click to see its cells`);
  groups
    .select('rect.paper')
    .attr('width', (box) => box.width)
    .attr('height', (box) => box.height);
  groups.select('text.name').text((box) => box.index);
  groups
    .select('text.note')
    .attr('x', (box) => box.width - 6)
    .text((box) => (box.overflow > 0 ? `+${box.overflow}` : ''));
  groups
    .select<SVGGElement>('g.row')
    .attr('transform', 'translate(6,18)')
    .selectAll<SVGRectElement, SquareBox['cells'][number]>('rect')
    .data((box) => box.cells)
    .join('rect')
    .attr('x', (_, i) => i * (SQUARES.cell + SQUARES.cellGap))
    .attr('width', SQUARES.cell)
    .attr('height', SQUARES.cell)
    .attr('rx', 1.5)
    .attr('class', (state) => state);
}

function drawSpares(
  root: Selection<SVGSVGElement, unknown, null, undefined>,
  scene: StageScene,
  pens: Pens,
): void {
  const groups = root
    .select<SVGGElement>('g.spares')
    .selectAll<SVGGElement, StageScene['spares'][number]>('g')
    .data(scene.spares, (spare) => spare.key)
    .join((enter) => {
      const group = enter.append('g');
      group.append('title');
      group.append('rect').attr('rx', CORNER);
      group.append('text');
      return group;
    });
  groups.attr('class', (spare) => `${spare.used ? 'used' : ''} ${spare.next ? 'next' : ''}`);
  moved(groups, pens).attr('transform', (spare) => `translate(${spare.x},${spare.y})`);
  groups
    .select('title')
    .text((spare) =>
      spare.used
        ? 'in use as an overflow bucket'
        : spare.next
          ? 'nextOverflow: taken next'
          : 'free',
    );
  groups
    .select('rect')
    .attr('width', (spare) => spare.width)
    .attr('height', (spare) => spare.height);
  groups
    .select('text')
    .attr('x', (spare) => spare.width / 2)
    .attr('y', (spare) => spare.height / 2)
    .text((spare) => spare.index);
}

function writers(marks: readonly Mark[], pens: Pens): Map<number, string> {
  return new Map(
    marks.filter((mark) => mark.kind === 'write').map((mark) => [mark.at, pens.colorOf(mark.gid)]),
  );
}

function drawMarks(svg: SVGSVGElement, marks: readonly Mark[], pens: Pens): void {
  select<SVGSVGElement, unknown>(svg)
    .select<SVGGElement>('g.marks')
    .selectAll<SVGRectElement, Mark>('rect')
    .data(
      marks.filter((mark) => mark.kind !== 'write'),
      (mark) => mark.key,
    )
    .join('rect')
    .attr('class', (mark) => mark.kind)
    .attr('rx', CORNER)
    .attr('x', (mark) => mark.x + mark.inset + 1)
    .attr('y', (mark) => mark.y + mark.inset + 1)
    .attr('width', (mark) => Math.max(2, mark.width - 2 * mark.inset - 2))
    .attr('height', (mark) => Math.max(2, mark.height - 2 * mark.inset - 2))
    .style('stroke', (mark) => pens.colorOf(mark.gid));
}

function drawChips(svg: SVGSVGElement, chips: readonly Chip[], pens: Pens): void {
  const groups = select<SVGSVGElement, unknown>(svg)
    .select<SVGGElement>('g.chips')
    .selectAll<SVGGElement, Chip>('g')
    .data(chips, (chip) => chip.key)
    .join((enter) => {
      const group = enter.append('g');
      group.append('title');
      group.append('rect').attr('rx', CORNER).attr('height', CHIP.height);
      group.append('text').attr('y', CHIP.height / 2);
      return group;
    });
  groups
    .attr('class', (chip) => chip.kind)
    .style('color', (chip) => pens.colorOf(chip.gid))
    .attr('transform', (chip) => `translate(${chip.x},${chip.y})`);
  groups.select('title').text((chip) => CHIP_TITLES[chip.kind](chip.gid));
  groups.select('rect').attr('width', (chip) => chipWidth(chip.gid));
  groups
    .select('text')
    .attr('x', (chip) => chipWidth(chip.gid) / 2)
    .text((chip) => `G${chip.gid}`);
}

const CHIP_TITLES: Readonly<Record<Chip['kind'], (gid: Gid) => string>> = {
  read: (gid) => `G${gid} has just read here`,
  write: (gid) => `G${gid} has just written here`,
  next: (gid) => `G${gid} is about to touch this`,
};

/** Values on their way from an old cell to a new one. Drawing again takes them off the road. */
export function drawTravels(svg: SVGSVGElement, travels: readonly Travel[], pens: Pens): void {
  const root = select<SVGSVGElement, unknown>(svg);
  const road = root.select<SVGGElement>('g.travels');
  road.selectAll('*').interrupt('travel').remove();
  if (pens.duration === 0 || travels.length === 0) return;
  const arriving = new Set(travels.map(({ to }) => to.at));
  const places = root
    .select<SVGGElement>('g.buckets')
    .selectAll<SVGGElement, CellBox>('g.cells > g')
    .filter((part) => arriving.has(part.at))
    .select('text')
    .style('opacity', '0');
  const groups = road
    .selectAll<SVGGElement, Travel>('g')
    .data(travels, (travel) => travel.key)
    .join('g')
    .attr('transform', ({ from }) => `translate(${from.x},${from.y})`);
  groups
    .append('rect')
    .attr('rx', CORNER)
    .attr('width', ({ to }) => to.width)
    .attr('height', ({ to }) => to.height)
    .style('fill', pens.travelColor);
  groups
    .append('text')
    .attr('x', ({ to }) => to.width / 2)
    .attr('y', ({ to }) => to.height / 2)
    .text((travel) => travel.text);
  groups
    .transition('travel')
    .duration(pens.duration * 1.25)
    .ease(easeCubicOut)
    .attr('transform', ({ to }) => `translate(${to.x},${to.y})`)
    .remove()
    .on('end', () => places.style('opacity', null));
}

/** What is set on it goes there over time, or at once. Either way an older movement ends. */
function moved<E extends BaseType, T, P extends BaseType, D>(
  selection: Selection<E, T, P, D>,
  pens: Pens,
): Selection<E, T, P, D> {
  selection.interrupt('move');
  if (pens.duration === 0) return selection;
  // A transition takes `attr` and `style` as a selection does.
  return selection
    .transition('move')
    .duration(pens.duration)
    .ease(easeCubicOut) as unknown as Selection<E, T, P, D>;
}
