import 'd3-transition';
import type { BucketBox, CellBox } from '../../scene';
import { appear, drawing, moveTo, translate, unfold } from './drawing';
import { CORNER, type Pens, type Root } from './pens';
import { tells } from './tells';

/** A bucket keeps its group by its offset: growth and evacuation are movements of the same things. */
export function drawBuckets(
  root: Root,
  boxes: readonly BucketBox[],
  wrote: ReadonlyMap<number, string>,
  pens: Pens,
): void {
  const place = (box: BucketBox): string => translate(box.x, box.y);
  const taken = new Set(boxes.map(place));
  const groups = root
    .select<SVGGElement>('g.buckets')
    .selectAll<SVGGElement, BucketBox>('g.bucket')
    .data(boxes, (box) => box.key)
    .join(
      (enter) => {
        const group = enter.append('g').attr('class', 'bucket');
        unfold(group, pens, (box) => box);
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
        // Two at one place could not be told apart.
        exit.filter((box) => pens.duration === 0 || taken.has(place(box))).remove();
        if (pens.duration > 0)
          exit
            .interrupt('move')
            .transition('move')
            .duration(pens.duration)
            .style('opacity', 0)
            .remove();
      },
    );
  drawing(groups)
    .attr('class', (box) => `bucket ${box.look}${box.damage === undefined ? '' : ' damaged'}`)
    .style('--cell-font', (box) => `${box.font}px`);
  moveTo(groups, pens, 'transform', place);
  appear(groups, pens);

  const headerY = (box: BucketBox): number => (box.parts[0]?.y ?? 20) - 11;
  drawing(groups.select<SVGElement>('rect.paper'))
    .attr('width', (box) => box.width)
    .attr('height', (box) => box.height);
  drawing(groups.select<SVGElement>('path.mark'))
    .attr('transform', (box) => translate(0, headerY(box)))
    .style('display', (box) => (box.mark ? null : 'none'));
  tells(
    groups.filter((box) => box.mark).select<SVGPathElement>('path.mark'),
    () => `nevacuate: ${pens.t('stage.field.nevacuate')}`,
  );
  drawing(groups.select<SVGElement>('text.name'))
    .attr('y', headerY)
    .text((box) => box.name);
  drawing(groups.select<SVGElement>('text.note'))
    .attr('x', (box) => box.width - 9)
    .attr('y', headerY)
    .text((box) => box.note);
  drawing(groups.select<SVGElement>('text.damage'))
    .attr('x', (box) => box.width - 9)
    .attr('y', (box) => {
      const overflow = box.parts.at(-1);
      return overflow === undefined ? 0 : overflow.y + overflow.height / 2;
    })
    .text((box) => box.damage ?? '');
  const labels = groups
    .select<SVGGElement>('g.labels')
    .selectAll<SVGTextElement, BucketBox['labels'][number]>('text')
    .data((box) => box.labels)
    .join('text');
  drawing(labels)
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
      group.append('rect').attr('rx', CORNER);
      group.append('text');
      return group;
    });
  drawing(cells)
    .attr('data-at', (part) => part.at)
    .attr('class', (part) => `${part.row} ${part.look}${wrote.has(part.at) ? ' wrote' : ''}`)
    .attr('transform', (part) => translate(part.x, part.y));
  tells(cells, (part) => part.tell());
  drawing(cells.select<SVGElement>('rect'))
    .attr('width', (part) => part.width)
    .attr('height', (part) => part.height)
    .style('fill', (part) => wrote.get(part.at) ?? null);
  drawing(cells.select<SVGElement>('text'))
    .attr('x', (part) => (part.row === 'overflow' ? 4 : part.width / 2))
    .attr('y', (part) => part.height / 2)
    .style('opacity', null)
    .attr('textLength', (part) => part.pressed ?? null)
    .attr('lengthAdjust', (part) => (part.pressed === undefined ? null : 'spacingAndGlyphs'))
    .text((part) => part.text);
}
