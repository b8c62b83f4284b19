package strings

import "unicode/utf8"

// A Builder puts a string together. It must not be copied once it is in use. (fmt prints
// its fields, so they have Go's names.)
type Builder struct {
	addr *Builder // where it was written to first: a copy stands elsewhere
	buf  []byte
}

// use finds out copies.
func (b *Builder) use() {
	switch b.addr {
	case b:
	case nil:
		b.addr = b
	default:
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

// String returns what was written so far.
func (b *Builder) String() string { return textOf(b.buf) }

// Len returns how many bytes were written.
func (b *Builder) Len() int { return len(b.buf) }

// Cap returns how many bytes there is room for.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset empties the builder.
func (b *Builder) Reset() { *b = Builder{} }

// Grow makes room for n more bytes.
func (b *Builder) Grow(n int) {
	b.use()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if n > cap(b.buf)-len(b.buf) {
		b.buf = grown(b.buf, 2*cap(b.buf)+n)
	}
}

// grown returns a copy of buf with room for n bytes, and what malloc gives besides.
//
//hmapscope:private
func grown(buf []byte, n int) []byte {
	var larger []byte
	if n > 0 {
		larger = append(larger, room(n)[:n]...)[:0]
	}
	return append(larger, buf...)
}

// put appends s. The bytes are nobody's yet, so only the three words of the slice
// are seen.
//
//hmapscope:private
func put(buf []byte, s string) []byte { return append(buf, s...) }

// Write appends p.
func (b *Builder) Write(p []byte) (int, error) {
	b.use()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteString appends s.
func (b *Builder) WriteString(s string) (int, error) {
	b.use()
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// WriteByte appends c.
func (b *Builder) WriteByte(c byte) error {
	b.use()
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends the UTF-8 form of r.
func (b *Builder) WriteRune(r rune) (int, error) {
	if uint32(r) < utf8.RuneSelf {
		return 1, b.WriteByte(byte(r))
	}
	b.use()
	s := string(r)
	b.buf = put(b.buf, s)
	return len(s), nil
}
