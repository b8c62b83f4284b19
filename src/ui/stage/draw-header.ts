import { select } from 'd3-selection';
import type { FieldBox, FlagBox, StageScene } from '../../scene';
import { drawChips, drawMarks, writers } from './draw-touched';
import { drawing, translate } from './drawing';
import type { Pens } from './pens';
import { tells } from './tells';

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
      group.append('rect').attr('class', 'fill');
      group.append('text').attr('class', 'name').attr('y', 16);
      group.append('text').attr('class', 'value').attr('y', 31);
      group.append('text').attr('class', 'note').attr('y', 45);
      group.append('line').attr('y1', 0);
      return group;
    });
  drawing(fields)
    .attr('transform', (field) => translate(field.x, field.y))
    .attr(
      'class',
      ({ growing, at }) => `field${growing ? ' growing' : ''}${wrote.has(at) ? ' wrote' : ''}`,
    );
  for (const row of ['name', 'value', 'note']) {
    drawing(fields.select<SVGElement>(`text.${row}`)).attr('x', (field) => field.padding);
  }
  tells(fields, (field) => field.tell());
  drawing(fields.select<SVGElement>('rect'))
    .attr('width', (field) => field.width)
    .attr('height', (field) => field.height)
    .style('fill', (field) => wrote.get(field.at) ?? null);
  drawing(fields.select<SVGElement>('text.name')).text((field) => field.name);
  drawing(fields.select<SVGElement>('text.note')).text((field) => field.note);
  fields.select<SVGTextElement>('text.value').each(function draw(field) {
    if (this.textContent === field.value) return;
    if (field.name === 'flags') drawBits(this, field.value);
    else this.textContent = field.value;
  });
  drawing(fields.select<SVGElement>('line'))
    .attr('x1', (field) => field.width)
    .attr('x2', (field) => field.width)
    .attr('y2', (field) => field.height);
  drawFlags(svg, header.flags);
  drawMarks(svg, header.marks, pens);
  drawChips(svg, header.chips, pens);
}

function drawFlags(svg: SVGSVGElement, flags: readonly FlagBox[]): void {
  const groups = select<SVGSVGElement, unknown>(svg)
    .select<SVGGElement>('g.flags')
    .selectAll<SVGGElement, FlagBox>('g')
    .data(flags, (flag) => flag.name)
    .join((enter) => {
      const group = enter.append('g');
      group
        .append('rect')
        .attr('class', 'bit')
        .attr('y', -4)
        .attr('width', 8)
        .attr('height', 8)
        .attr('rx', 2);
      group.append('text').attr('x', 13);
      return group;
    });
  drawing(groups)
    .attr('class', (flag) => (flag.isSet ? 'set' : 'clear'))
    .attr('transform', (flag) => translate(flag.x, flag.y));
  tells(groups, (flag) => flag.tell());
  drawing(groups.select<SVGElement>('text')).text((flag) => flag.name);
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
