import type { Func, Module, Symbol, TypeInfo } from '../golang';
import type { LocalTable } from '../memory';
import type { FramePlan } from './frame';
import type { Program, ProgramFunc } from './program';
import type { Linked, Symbols } from './reach';

/** What people are told of a function, by the tables of its module; without a plan it runs whole and has no frame. */
export function tableOf(func: Func, plan: FramePlan | undefined): ProgramFunc {
  const context = func.captures.length > 0 ? plan?.home.get(0) : undefined;
  return {
    name: func.name,
    file: func.file,
    pos: func.pos,
    frameSize: plan?.size ?? 0,
    firstStop: 0,
    locals: plan === undefined ? [] : frameLocals(func, plan),
    captures: func.captures,
    contextAt: context ?? -1,
    span: func.span,
    wrapper: func.wrapper === true,
    params: func.locals
      .filter((local) => local.param)
      .map((local) => ({ name: local.name, type: local.type })),
  };
}

/** The same by the program's tables. */
export function programFunc(
  table: ProgramFunc,
  { symbol, firstType, firstFile }: Linked<Func>,
  firstStop: number,
): ProgramFunc {
  const moved = <T extends { readonly type: number }>(item: T): T => ({
    ...item,
    type: item.type + firstType,
  });
  return {
    ...table,
    name: symbol,
    file: table.file + firstFile,
    firstStop: table.frameSize === 0 ? 0 : firstStop,
    span: table.span,
    locals: table.locals.map(moved),
    captures: table.captures.map(moved),
    params: table.params.map(moved),
  };
}

function frameLocals(func: Func, plan: FramePlan): LocalTable[] {
  const locals: LocalTable[] = [];
  for (const local of func.locals) {
    const at = place(local.at, plan);
    if (at !== undefined) locals.push({ ...local, at });
  }
  return locals;
}

function place(at: Func['locals'][number]['at'], plan: FramePlan): LocalTable['at'] | undefined {
  if (at.kind === 'slot') return { kind: 'memory', offset: plan.slots[at.slot] ?? 0 };
  if (at.kind === 'box') {
    const offset = plan.home.get(at.reg);
    return offset === undefined ? undefined : { kind: 'box', offset };
  }
  const offsets = at.regs.map((reg) => plan.home.get(reg) ?? -1);
  return offsets.includes(-1) ? undefined : { kind: 'words', offsets };
}

/** The tables about types and data, with the indices of each module's own moved into the program's. */
export function describe(
  modules: readonly Module[],
  data: Symbols['data'],
  places: ReadonlyMap<Symbol, number>,
): Pick<Program, 'types' | 'globals' | 'files' | 'descriptors'> {
  const globals: { name: string; type: number; addr: number }[] = [];
  const descriptors = new Map<number, number>();
  for (const [symbol, linked] of data) {
    const addr = places.get(symbol);
    if (addr === undefined) continue;
    const { value, firstType } = linked;
    if (value.global !== undefined) {
      globals.push({ name: value.global.name, type: value.global.type + firstType, addr });
    }
    if (value.descriptor !== undefined) descriptors.set(addr, value.descriptor + firstType);
  }
  let firstType = 0;
  const types = modules.flatMap((module) => {
    const base = firstType;
    firstType += module.types.length;
    return module.types.map((type) => moved(type, base));
  });
  return { types, globals, files: modules.flatMap((module) => module.files), descriptors };
}

function moved(type: TypeInfo, base: number): TypeInfo {
  return {
    ...type,
    ...(type.elem === undefined ? {} : { elem: type.elem + base }),
    ...(type.key === undefined ? {} : { key: type.key + base }),
    ...(type.fields === undefined
      ? {}
      : { fields: type.fields.map((field) => ({ ...field, type: field.type + base })) }),
  };
}
