import type { ReactNode } from 'react';
import type { StepDone } from '../../scene';
import { useFound } from './found';
import type { Pointed } from './use-pointer';

/** From here on there is room above, as far as over the buttons. */
const LOW = 60;

/** What lies under the pointer, or at the cursor: who, what, from which step to which. */
export function Tip({
  pointed,
  width,
  describe,
}: {
  readonly pointed: Pointed;
  readonly width: number;
  readonly describe: (i: number) => StepDone;
}): ReactNode {
  const { x, y, hit } = pointed;
  const found = useFound(hit, describe);
  if (hit.gid === undefined || found === undefined) return null;
  const side = x > width * 0.6 ? { right: width - x + 12 } : { left: x + 12 };
  // Below the upper lanes, above the lower ones: never on the lane it speaks of.
  const place = y > LOW ? { bottom: `calc(100% - ${y - 18}px)` } : { top: y + 18 };
  return (
    <div className="timeline-tip" style={{ ...side, ...place }}>
      <code>{found.step}</code>
      {found.around.map((text) => (
        <span key={text}>{text}</span>
      ))}
      {found.races.map(({ text, throws, verdict }) => (
        <span key={text}>
          <strong className={throws ? 'throws' : undefined}>{verdict}</strong> · {text}
        </span>
      ))}
    </div>
  );
}
