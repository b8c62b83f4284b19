import type { Func } from '../golang';
import type { FramePlan } from './frame';
import type { FrameLocal, ProgramFunc } from './program';
import type { Linked } from './reach';

/** What people are told of a function; without a plan it runs whole and has no frame. */
export function programFunc(
  { value: func, firstType, firstFile }: Linked<Func>,
  plan: FramePlan | undefined,
  firstStop: number,
): ProgramFunc {
  const context = func.captures.length > 0 ? plan?.home.get(0) : undefined;
  return {
    name: func.name,
    file: func.file + firstFile,
    pos: func.pos,
    frameSize: plan?.size ?? 0,
    firstStop,
    locals: plan === undefined ? [] : frameLocals(func, plan, firstType),
    captures: func.captures.map((capture) => ({ ...capture, type: capture.type + firstType })),
    contextAt: context ?? -1,
    span: func.span,
    params: func.locals
      .filter((local) => local.param)
      .map((local) => ({ name: local.name, type: local.type + firstType })),
  };
}

function frameLocals(func: Func, plan: FramePlan, firstType: number): FrameLocal[] {
  const locals: FrameLocal[] = [];
  for (const local of func.locals) {
    const at = place(local.at, plan);
    if (at !== undefined) locals.push({ ...local, type: local.type + firstType, at });
  }
  return locals;
}

function place(at: Func['locals'][number]['at'], plan: FramePlan): FrameLocal['at'] | undefined {
  if (at.kind === 'slot') return { kind: 'memory', offset: plan.slots[at.slot] ?? 0 };
  if (at.kind === 'box') {
    const offset = plan.home.get(at.reg);
    return offset === undefined ? undefined : { kind: 'box', offset };
  }
  const offsets = at.regs.map((reg) => plan.home.get(reg) ?? -1);
  return offsets.includes(-1) ? undefined : { kind: 'words', offsets };
}
