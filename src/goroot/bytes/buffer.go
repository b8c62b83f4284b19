package bytes

import (
	"errors"
	"io"
	"math"
	"unicode/utf8"
)

// A Buffer is bytes that are written at the end and read at the front. The zero
// Buffer is empty. (fmt prints its fields, so they have Go's names.)
type Buffer struct {
	buf      []byte
	off      int // what lies before was read
	lastRead int8
}

// What the last call was, for the Unread methods, unless it read a rune: that is its size.
const (
	noRead  = 0
	aRead   = -1
	minimum = 64 // bytes of the first memory, if they are enough
)

// ErrTooLarge is what a Buffer panics with that cannot grow.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// NewBuffer returns a Buffer with buf in it, which is the Buffer's from now on.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer with s in it.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes returns what was not read yet.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// AvailableBuffer returns the room behind, as an empty slice.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String returns what was not read yet.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return text(b.buf[b.off:])
}

func (b *Buffer) Len() int { return len(b.buf) - b.off }

func (b *Buffer) Cap() int { return cap(b.buf) }

func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate drops all but the first n bytes that were not read yet.
func (b *Buffer) Truncate(n int) {
	switch {
	case n == 0:
		b.Reset()
	case n < 0 || n > b.Len():
		b.lastRead = noRead
		panic("bytes.Buffer: truncation out of range")
	default:
		b.buf, b.lastRead = b.buf[:b.off+n], noRead
	}
}

// Reset empties the buffer and keeps its memory.
func (b *Buffer) Reset() { *b = Buffer{buf: b.buf[:0]} }

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	if b.Len() == 0 && b.off > 0 {
		b.Reset()
	}
	b.makeRoom(n)
}

// more returns n more bytes at the end, to be written.
func (b *Buffer) more(n int) []byte {
	b.lastRead = noRead
	if n > b.Available() {
		if b.Len() == 0 && b.off > 0 {
			b.Reset()
		}
		b.makeRoom(n)
	}
	end := len(b.buf)
	b.buf = b.buf[:end+n]
	return b.buf[end:]
}

// makeRoom sees to it that n more bytes can be written.
func (b *Buffer) makeRoom(n int) {
	if n <= b.Available() {
		return
	}
	unread, size := b.buf[b.off:], cap(b.buf)
	switch {
	case b.buf == nil && n <= minimum:
		b.buf = make([]byte, 0, minimum)
		return
	case n <= size/2-len(unread):
		// There is room enough where was read already.
		b.buf = b.buf[:copy(b.buf, unread)]
	case size > math.MaxInt-size-n:
		panic(ErrTooLarge)
	default:
		larger := append([]byte(nil), make([]byte, max(len(unread)+b.off+n, 2*cap(unread)))...)
		b.buf = larger[:copy(larger, unread)]
	}
	b.off = 0
}

func (b *Buffer) Write(p []byte) (n int, err error) { return copy(b.more(len(p)), p), nil }

func (b *Buffer) WriteString(s string) (n int, err error) { return copy(b.more(len(s)), s), nil }

func (b *Buffer) WriteByte(c byte) error {
	b.more(1)[0] = c
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if uint32(r) < utf8.RuneSelf {
		return 1, b.WriteByte(byte(r))
	}
	n = copy(b.more(utf8.UTFMax), string(r))
	b.buf = b.buf[:len(b.buf)-utf8.UTFMax+n]
	return n, nil
}

// ReadFrom reads all of r.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.lastRead = noRead
	for err == nil {
		b.Grow(MinRead)
		end := len(b.buf)
		var got int
		got, err = r.Read(b.buf[end:cap(b.buf)])
		if got < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:end+got]
		n += int64(got)
	}
	if err == io.EOF {
		err = nil
	}
	return n, err
}

// WriteTo writes all that was not read yet to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.lastRead = noRead
	unread := b.buf[b.off:]
	if len(unread) > 0 {
		written, err := w.Write(unread)
		if written > len(unread) {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += written
		if err == nil && written < len(unread) {
			err = io.ErrShortWrite
		}
		if err != nil {
			return int64(written), err
		}
	}
	b.Reset()
	return int64(len(unread)), nil
}
