import type { BucketBox, CellBox } from '../../../scene';
import type { FieldColors } from './field-colors';

/** A bucket with all its cells, as the drawings of small maps have it. */
export function paintCard(
  context: CanvasRenderingContext2D,
  box: BucketBox,
  colors: FieldColors,
): void {
  context.save();
  context.translate(box.x, box.y);
  const evacuated = box.look === 'evacuated';
  context.lineWidth = 1;
  context.fillStyle = evacuated ? colors.evacuated : colors.paper;
  context.strokeStyle = box.damage === undefined ? colors.line : colors.fault;
  context.setLineDash(evacuated ? [3, 3] : []);
  context.beginPath();
  context.roundRect(0.5, 0.5, box.width - 1, box.height - 1, 8);
  context.fill();
  context.stroke();
  context.setLineDash([]);

  context.textBaseline = 'middle';
  const head = (box.parts[0]?.y ?? 20) - 10;
  write(context, box.name, 10, head, {
    align: 'left',
    color: colors.ink,
    font: `600 11px ${colors.mono}`,
  });
  write(context, box.note, box.width - 9, head, {
    align: 'right',
    color: colors.dim,
    font: `11px ${colors.sans}`,
  });
  for (const { text, y } of box.labels) {
    write(context, text, 9, y, {
      align: 'left',
      color: colors.faint,
      font: `10.5px ${colors.sans}`,
    });
  }
  for (const part of box.parts) paintPart(context, part, box.font, colors);
  context.restore();
}

function paintPart(
  context: CanvasRenderingContext2D,
  part: CellBox,
  size: number,
  colors: FieldColors,
): void {
  const { x, y, width, height, row, look, text } = part;
  const middle = y + height / 2 + 0.5;
  if (row === 'overflow') {
    write(context, text, x + 4, middle, {
      align: 'left',
      color: colors.faint,
      font: `10.5px ${colors.mono}`,
    });
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, 4);
  if (look === 'filled') {
    context.fillStyle = colors.soft;
    context.fill();
  } else if (look !== 'evacuated') {
    context.strokeStyle = colors.line;
    context.stroke();
  }
  const color = look !== 'filled' ? colors.faint : row === 'tophash' ? colors.tophash : colors.ink;
  const font = `${look === 'dead' ? 'italic ' : ''}${size}px ${colors.mono}`;
  write(context, text, x + width / 2, middle, { align: 'center', color, font }, part.pressed);
}

interface Ink {
  readonly align: CanvasTextAlign;
  readonly color: string;
  readonly font: string;
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  { align, color, font }: Ink,
  pressed?: number,
): void {
  if (text === '') return;
  context.textAlign = align;
  context.fillStyle = color;
  context.font = font;
  context.fillText(text, x, y, pressed);
}
