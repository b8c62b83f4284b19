import { describe, expect, it } from 'vitest';
import { ByteWriter } from './byte-writer';

function written(write: (writer: ByteWriter) => void): number[] {
  const writer = new ByteWriter();
  write(writer);
  return [...writer.finish()];
}

describe('LEB128', () => {
  it('takes as many bytes as the value needs', () => {
    expect(written((w) => w.unsigned(0))).toEqual([0]);
    expect(written((w) => w.unsigned(127))).toEqual([0x7f]);
    expect(written((w) => w.unsigned(128))).toEqual([0x80, 1]);
    expect(written((w) => w.unsigned(0xffff_ffff))).toEqual([0xff, 0xff, 0xff, 0xff, 0x0f]);
  });

  it('keeps the sign', () => {
    expect(written((w) => w.signed(63))).toEqual([63]);
    expect(written((w) => w.signed(64))).toEqual([0xc0, 0]);
    expect(written((w) => w.signed(-64))).toEqual([0x40]);
    expect(written((w) => w.signed(-0x8000_0000))).toEqual([0x80, 0x80, 0x80, 0x80, 0x78]);
    expect(written((w) => w.signed64(-1n))).toEqual([0x7f]);
    expect(written((w) => w.signed64(0xc000000000n))).toEqual([0x80, 0x80, 0x80, 0x80, 0x80, 0x18]);
  });
});
