/** Little-endian bytes, appended. */
export class ByteWriter {
  private array = new Uint8Array(4096);
  private view = new DataView(this.array.buffer);
  private length = 0;

  u8(value: number): void {
    const at = this.grow(1);
    this.view.setUint8(at, value);
  }

  u16(value: number): void {
    const at = this.grow(2);
    this.view.setUint16(at, value, true);
  }

  u32(value: number): void {
    const at = this.grow(4);
    this.view.setUint32(at, value, true);
  }

  /** Exact up to 2^53. */
  u64(value: number): void {
    this.u32(value % 0x1_0000_0000);
    this.u32(Math.floor(value / 0x1_0000_0000));
  }

  bytes(bytes: Uint8Array): void {
    const at = this.grow(bytes.length);
    this.array.set(bytes, at);
  }

  hex(text: string): void {
    for (let i = 0; i < text.length; i += 2) this.u8(Number.parseInt(text.slice(i, i + 2), 16));
  }

  done(): Uint8Array {
    return this.array.subarray(0, this.length);
  }

  private grow(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.array.length) {
      const larger = new Uint8Array(Math.max(this.length, 2 * this.array.length));
      larger.set(this.array);
      this.array = larger;
      this.view = new DataView(larger.buffer);
    }
    return at;
  }
}
