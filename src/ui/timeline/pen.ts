export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Too narrow for corners: a hundred times as fast as a path. */
const NO_CORNERS = 3;

export function fillBox(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  style: string | CanvasPattern,
  radius: number,
): void {
  context.fillStyle = style;
  if (radius === 0 || width <= NO_CORNERS) {
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(radius, width / 2));
  context.fill();
}

export function strokeBox(
  context: CanvasRenderingContext2D,
  box: Box,
  style: string,
  radius: number,
): void {
  context.strokeStyle = style;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, Math.max(0, box.width - 1), box.height - 1, radius);
  context.stroke();
}
