import type { TypeInfo } from '../ir/module';
import { runtimeTypeString } from '../types/type-string';
import type { Basic, Type } from '../types/type';
import { sizeOf, offsetsOf, underlying } from './layout';
import { typeKey } from '../types/type-key';

/** The module's list of types: what is left of Go's types after compilation (ir.TypeInfo). */
export class TypeTable {
  private readonly infos: (TypeInfo | undefined)[] = [];
  private readonly byKey = new Map<string, number>();

  index(type: Type): number {
    const key = this.key(type);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    // The place is taken before the parts are looked at: a type may contain itself behind a pointer.
    const index = this.infos.push(undefined) - 1;
    this.byKey.set(key, index);
    this.infos[index] = { name: runtimeTypeString(type), size: sizeOf(type), ...this.shape(type) };
    return index;
  }

  /** One text for one type. */
  key(type: Type): string {
    return typeKey(type);
  }

  list(): readonly TypeInfo[] {
    return this.infos.filter((info) => info !== undefined);
  }

  private shape(type: Type): Omit<TypeInfo, 'name' | 'size'> {
    const u = underlying(type);
    switch (u.kind) {
      case 'Basic':
        return { kind: basicKind(u.name) };
      case 'Pointer':
        return { kind: 'pointer', elem: this.index(u.elem) };
      case 'Slice':
        return { kind: 'slice', elem: this.index(u.elem) };
      case 'Array':
        return { kind: 'array', elem: this.index(u.elem), len: u.len };
      case 'Map':
        return { kind: 'map', key: this.index(u.key), elem: this.index(u.elem) };
      case 'Chan':
        return { kind: 'chan', elem: this.index(u.elem) };
      case 'Struct': {
        const offsets = offsetsOf(u);
        const fields = u.fields.map((f, i) => ({
          name: f.name,
          offset: offsets[i] ?? 0,
          type: this.index(f.type),
        }));
        return { kind: 'struct', fields };
      }
      case 'Func':
        return { kind: 'func' };
      case 'Interface':
        return { kind: 'interface', ...(u.methods.length > 0 && { hasMethods: true }) };
      case 'TypeParam':
      case 'Tuple':
        return { kind: 'struct', fields: [] };
    }
  }
}

function basicKind(name: Basic['name']): TypeInfo['kind'] {
  switch (name) {
    case 'bool':
    case 'untyped bool':
      return 'bool';
    case 'int':
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'untyped int':
    case 'untyped rune':
      return 'int';
    case 'uint':
    case 'uint8':
    case 'uint16':
    case 'uint32':
    case 'uint64':
    case 'uintptr':
      return 'uint';
    case 'float32':
    case 'float64':
    case 'untyped float':
      return 'float';
    case 'complex64':
    case 'complex128':
    case 'untyped complex':
      return 'complex';
    case 'string':
    case 'untyped string':
      return 'string';
    case 'unsafe.Pointer':
    case 'untyped nil':
    case 'invalid':
      return 'unsafe';
  }
}
