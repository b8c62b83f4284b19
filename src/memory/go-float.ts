/** Go's %v: shortest digits, an exponent below -4 and from 6 on. */
export function renderFloat(bits: bigint, size: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt.asUintN(64, bits), true);
  const value = size === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits = '0', power = '0'] = shortest(value, size).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return plain(digits, exponent);
  const sign = exponent < 0 ? '-' : '+';
  return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function shortest(value: number, size: number): string {
  if (size === 8) return value.toExponential();
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential();
}

function plain(digits: string, exponent: number): string {
  const negative = digits.startsWith('-');
  const figures = digits.replace('-', '').replace('.', '');
  const point = exponent + 1;
  const text =
    point <= 0
      ? `0.${'0'.repeat(-point)}${figures}`
      : figures.length <= point
        ? figures.padEnd(point, '0')
        : `${figures.slice(0, point)}.${figures.slice(point)}`;
  return negative ? `-${text}` : text;
}
