import { easeCubicOut } from 'd3-ease';
import { select } from 'd3-selection';
import 'd3-transition';
import type { CellBox, SquareBox, Travel } from '../../scene';
import { CORNER, type Pens } from './pens';

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
  const squares = root
    .select<SVGGElement>('g.squares')
    .selectAll<SVGGElement, SquareBox>('g.chain')
    .selectAll<SVGRectElement, SquareBox['cells'][number]>('g.row > rect')
    .filter(function isArriving(_, i) {
      const box = select<Element, SquareBox>(this.closest('g.chain') as Element).datum();
      return arriving.has(box.at + i);
    })
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
    .style('fill', ({ gid }) => pens.colorOf(gid));
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
    .on('end', () => {
      places.style('opacity', null);
      squares.style('opacity', null);
    });
}
