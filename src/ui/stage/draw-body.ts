import { select } from 'd3-selection';
import { SQUARES, type SquareBox, type StageScene } from '../../scene';
import { drawBuckets } from './draw-buckets';
import { drawChips, drawMarks, writers } from './draw-touched';
import { appear, drawing, moveTo, translate, unfold } from './drawing';
import { CORNER, type Pens, type Root } from './pens';
import { tells } from './tells';

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
  drawing(labels.select<SVGElement>('.name')).text((label) => label.name);
  drawing(labels.select<SVGElement>('.pointer')).text((label) => label.pointer);
  drawing(labels.select<SVGElement>('.note')).text((label) => label.note);
  moveTo(labels, pens, 'y', (label) => label.y + 14);

  const links = root
    .select<SVGGElement>('g.links')
    .selectAll<SVGPathElement, StageScene['links'][number]>('path')
    .data(scene.links, (link) => link.key)
    .join('path');
  drawing(links).attr('d', ({ x, y, height }) => `M${x},${y}v${height - 6}q0,6 6,6`);

  drawBuckets(root, scene.buckets, wrote, pens);
  drawSquares(root, scene.squares, pens);
  drawSpares(root, scene, pens);
  drawMarks(svg, scene.marks, pens);
  drawIterators(root, scene, pens);
  drawChips(svg, scene.chips, pens);
}

function drawIterators(root: Root, { iterators }: StageScene, pens: Pens): void {
  const marks = root
    .select<SVGGElement>('g.iterators')
    .selectAll<SVGPathElement, StageScene['iterators'][number]>('path')
    .data(iterators, (iterator) => iterator.key)
    .join((enter) => enter.append('path').attr('transform', ({ x, y }) => translate(x, y)));
  drawing(marks)
    .attr('d', 'M-5,-6h10l-5,6z')
    .style('fill', ({ gid }) => pens.colorOf(gid));
  moveTo(marks, pens, 'transform', ({ x, y }) => translate(x, y));
}

function drawSquares(root: Root, boxes: readonly SquareBox[], pens: Pens): void {
  const groups = root
    .select<SVGGElement>('g.squares')
    .selectAll<SVGGElement, SquareBox>('g.chain')
    .data(boxes, (box) => box.key)
    .join((enter) => {
      const group = enter.append('g').attr('class', 'chain');
      unfold(group, pens, (box) => box);
      group.append('rect').attr('class', 'paper').attr('rx', 5);
      group.append('text').attr('class', 'name').attr('x', 6).attr('y', 10);
      group.append('text').attr('class', 'note').attr('y', 10);
      group.append('g').attr('class', 'row');
      return group;
    });
  drawing(groups).attr(
    'class',
    (box) => `chain${box.evacuated ? ' evacuated' : ''}${box.damaged ? ' damaged' : ''}`,
  );
  groups.on('click', (_, { role, index }) => pens.onPick({ role, index }));
  moveTo(groups, pens, 'transform', (box) => translate(box.x, box.y));
  appear(groups, pens);
  tells(groups, (box) =>
    pens.t('stage.clickBucket', {
      index: box.index,
      filled: box.cells.filter((state) => state === 'filled').length,
      overflow: box.overflow,
    }),
  );
  drawing(groups.select<SVGElement>('rect.paper'))
    .attr('width', (box) => box.width)
    .attr('height', (box) => box.height);
  drawing(groups.select<SVGElement>('text.name')).text((box) => box.index);
  drawing(groups.select<SVGElement>('text.note'))
    .attr('x', (box) => box.width - 6)
    .text((box) => (box.overflow > 0 ? `+${box.overflow}` : ''));
  const rows = groups.select<SVGGElement>('g.row');
  drawing(rows).attr('transform', translate(SQUARES.left, SQUARES.top));
  const squares = rows
    .selectAll<SVGRectElement, SquareBox['cells'][number]>('rect')
    .data((box) => box.cells)
    .join('rect');
  drawing(squares)
    .attr('x', (_, i) => i * (SQUARES.cell + SQUARES.cellGap))
    .attr('width', SQUARES.cell)
    .attr('height', SQUARES.cell)
    .attr('rx', 1.5)
    .attr('class', (state) => state)
    .style('opacity', null);
}

function drawSpares(root: Root, scene: StageScene, pens: Pens): void {
  const groups = root
    .select<SVGGElement>('g.spares')
    .selectAll<SVGGElement, StageScene['spares'][number]>('g')
    .data(scene.spares, (spare) => spare.key)
    .join((enter) => {
      const group = enter.append('g');
      unfold(group, pens, (spare) => spare);
      group.append('rect').attr('rx', CORNER);
      group.append('text');
      return group;
    });
  drawing(groups).attr(
    'class',
    (spare) => `${spare.used ? 'used' : ''} ${spare.next ? 'next' : ''}`,
  );
  moveTo(groups, pens, 'transform', (spare) => translate(spare.x, spare.y));
  appear(groups, pens);
  tells(groups, ({ used, next }) =>
    pens.t(`stage.${used ? 'spareUsed' : next ? 'spareNext' : 'spareFree'}`),
  );
  drawing(groups.select<SVGElement>('rect'))
    .attr('width', (spare) => spare.width)
    .attr('height', (spare) => spare.height);
  drawing(groups.select<SVGElement>('text'))
    .attr('x', (spare) => spare.width / 2)
    .attr('y', (spare) => spare.height / 2)
    .text((spare) => spare.index);
}
