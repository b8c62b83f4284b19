import type * as ast from '../syntax/ast';

/** An expression as messages quote it: spaced as gofmt would, bodies left out. */
export function exprText(e: ast.Expr): string {
  switch (e.kind) {
    case 'Ident':
      return e.name;
    case 'BasicLit':
      return e.text;
    case 'CompositeLit':
      return `${e.type === undefined ? '' : exprText(e.type)}{${e.elems.length > 0 ? '…' : ''}}`;
    case 'FuncLit':
      return `${exprText(e.type)} {${e.body.stmts.length > 0 ? '…' : ''}}`;
    case 'ParenExpr':
      return `(${exprText(e.x)})`;
    case 'SelectorExpr':
      return `${exprText(e.x)}.${e.sel.name}`;
    case 'IndexExpr':
      return `${exprText(e.x)}[${listText(e.indices)}]`;
    case 'SliceExpr': {
      const [low, high, max] = [e.low, e.high, e.max].map((x) => (x ? exprText(x) : ''));
      return `${exprText(e.x)}[${low}:${high}${e.max === undefined ? '' : `:${max}`}]`;
    }
    case 'TypeAssertExpr':
      return `${exprText(e.x)}.(${e.type === undefined ? 'type' : exprText(e.type)})`;
    case 'CallExpr':
      return `${exprText(e.fun)}(${listText(e.args)}${e.spread ? '...' : ''})`;
    case 'StarExpr':
      return `*${exprText(e.x)}`;
    case 'UnaryExpr':
      return `${e.op}${exprText(e.x)}`;
    case 'BinaryExpr':
      return `${exprText(e.x)} ${e.op} ${exprText(e.y)}`;
    case 'KeyValueExpr':
      return `${exprText(e.key)}: ${exprText(e.value)}`;
    case 'ArrayType':
      return `[${e.len === undefined ? '' : exprText(e.len)}]${exprText(e.elem)}`;
    case 'MapType':
      return `map[${exprText(e.key)}]${exprText(e.elem)}`;
    case 'ChanType': {
      const words = { both: 'chan ', send: 'chan<- ', recv: '<-chan ' };
      return words[e.dir] + exprText(e.elem);
    }
    case 'StructType':
      return `struct{${fieldsText(e.fields, '; ')}}`;
    case 'InterfaceType':
      return `interface{${elementsText(e)}}`;
    case 'FuncType':
      return `func(${fieldsText(e.params, ', ')})${resultsText(e.results)}`;
    case 'Ellipsis':
      return `...${e.elem === undefined ? '' : exprText(e.elem)}`;
    case 'BadExpr':
      return '_';
  }
}

function listText(list: readonly ast.Expr[]): string {
  return list.map(exprText).join(', ');
}

/** As they stand in the source. */
function elementsText({ methods, embeds }: ast.InterfaceType): string {
  return [...methods, ...embeds]
    .sort((a, b) => a.pos - b.pos)
    .map((each) => (each.kind === 'Field' ? methodText(each) : exprText(each)))
    .join('; ');
}

function methodText({ names, type }: ast.Field): string {
  return names.map(({ name }) => name).join('') + exprText(type).replace(/^func/, '');
}

function fieldsText(fields: readonly ast.Field[], separator: string): string {
  return fields
    .map((field) => {
      const names = field.names.map((name) => name.name).join(', ');
      return `${names}${names === '' ? '' : ' '}${exprText(field.type)}`;
    })
    .join(separator);
}

function resultsText(results: readonly ast.Field[]): string {
  const [only] = results;
  if (only === undefined) return '';
  if (results.length === 1 && only.names.length === 0) return ` ${exprText(only.type)}`;
  return ` (${fieldsText(results, ', ')})`;
}
