import { select } from 'd3-selection';
import { CHIP, type Chip, chipWidth, type Mark } from '../../scene';
import { goroutineName } from '../goroutine-name';
import { drawing, translate } from './drawing';
import { CORNER, type Pens } from './pens';
import { tells } from './tells';

/** Colour of whoever has just written at an offset. */
export function writers(marks: readonly Mark[], pens: Pens): Map<number, string> {
  return new Map(
    marks.filter((mark) => mark.kind === 'write').map((mark) => [mark.at, pens.colorOf(mark.gid)]),
  );
}

export function drawMarks(svg: SVGSVGElement, marks: readonly Mark[], pens: Pens): void {
  const outlines = select<SVGSVGElement, unknown>(svg)
    .select<SVGGElement>('g.marks')
    .selectAll<SVGRectElement, Mark>('rect')
    .data(
      marks.filter((mark) => mark.kind !== 'write'),
      (mark) => mark.key,
    )
    .join('rect');
  drawing(outlines)
    .attr('class', (mark) => mark.kind)
    .attr('rx', CORNER)
    .attr('x', (mark) => mark.x + mark.inset + 1)
    .attr('y', (mark) => mark.y + mark.inset + 1)
    .attr('width', (mark) => Math.max(2, mark.width - 2 * mark.inset - 2))
    .attr('height', (mark) => Math.max(2, mark.height - 2 * mark.inset - 2))
    .style('stroke', (mark) => pens.colorOf(mark.gid));
}

export function drawChips(svg: SVGSVGElement, chips: readonly Chip[], pens: Pens): void {
  const groups = select<SVGSVGElement, unknown>(svg)
    .select<SVGGElement>('g.chips')
    .selectAll<SVGGElement, Chip>('g')
    .data(chips, (chip) => chip.key)
    .join((enter) => {
      const group = enter.append('g');
      group.append('rect').attr('rx', CORNER).attr('height', CHIP.height);
      group.append('text').attr('y', CHIP.height / 2);
      return group;
    });
  drawing(groups)
    .attr('class', (chip) => chip.kind)
    .style('color', (chip) => pens.colorOf(chip.gid))
    .attr('transform', (chip) => translate(chip.x, chip.y));
  tells(groups, ({ kind, gid }) => pens.t(`stage.touched.${kind}`, { g: goroutineName(gid) }));
  drawing(groups.select<SVGElement>('rect')).attr('width', (chip) => chipWidth(chip.gid));
  drawing(groups.select<SVGElement>('text'))
    .attr('x', (chip) => chipWidth(chip.gid) / 2)
    .text((chip) => goroutineName(chip.gid));
}
