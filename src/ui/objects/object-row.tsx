import type { ReactNode } from 'react';
import type { BitsRow, CellsRow, FieldRow, ObjectCell, ObjectRow, WaitersRow } from '../../scene';
import { Chip } from '../chip';
import { useInspectorWords } from '../words/inspector-words';
import { useTouched } from './use-touched';

export function Row({ row }: { readonly row: ObjectRow }): ReactNode {
  switch (row.kind) {
    case 'field':
      return <Field row={row} />;
    case 'bits':
      return <Bits row={row} />;
    case 'cells':
      return <Cells row={row} />;
    case 'waiters':
      return <Waiters row={row} />;
  }
}

function Field({ row }: { readonly row: FieldRow }) {
  const touched = useTouched(row.touches);
  return (
    <div className="row" {...touched}>
      <span className="name mono">{row.name}</span>
      <span className="value mono" title={row.value}>
        {row.value}
      </span>
    </div>
  );
}

function Bits({ row: { name, bits, rest, touches } }: { readonly row: BitsRow }) {
  const touched = useTouched(touches);
  return (
    <div className="row" {...touched}>
      <span className="name mono">{name}</span>
      <span className="value bits">
        {bits.map((bit) => (
          <span key={bit.name} data-on={bit.on}>
            {bit.name}
          </span>
        ))}
        <span data-on={rest.value > 0}>
          {rest.name} {rest.value}
        </span>
      </span>
    </div>
  );
}

function Cells({ row: { name, cells, more } }: { readonly row: CellsRow }) {
  const t = useInspectorWords();
  return (
    <div className="cells-row">
      {name !== '' && <span className="name mono">{name}</span>}
      <span className="object-cells">
        {cells.map((cell) => (
          <Cell key={cell.at} cell={cell} />
        ))}
        {cells.length === 0 && <span className="none">{t('objects.empty')}</span>}
        {more > 0 && <span className="none">+{more}</span>}
      </span>
    </div>
  );
}

function Cell({ cell }: { readonly cell: ObjectCell }) {
  const touched = useTouched(cell.touches);
  const { label, text, empty, pointers } = cell;
  return (
    <span className="object-cell mono" data-empty={empty} {...touched}>
      {label !== '' && <i>{label}</i>}
      <span>{text === '' ? '·' : text}</span>
      {pointers.map((pointer) => (
        <small key={pointer}>{pointer}</small>
      ))}
    </span>
  );
}

function Waiters({ row: { role, members, touches } }: { readonly row: WaitersRow }) {
  const t = useInspectorWords();
  const touched = useTouched(touches);
  return (
    <div className="row" {...touched}>
      <span className="name">{t(`objects.role.${role}`)}</span>
      <span className="value chips">
        {members.length === 0 && t('objects.nobody')}
        {members.slice(0, MOST_CHIPS).map(({ gid, value }) => (
          <span key={gid}>
            <Chip gid={gid} />
            {value !== undefined && <code> {value}</code>}
          </span>
        ))}
        {members.length > MOST_CHIPS && <span>+{members.length - MOST_CHIPS}</span>}
      </span>
    </div>
  );
}

const MOST_CHIPS = 6;
