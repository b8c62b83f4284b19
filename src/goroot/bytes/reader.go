package bytes

import (
	"errors"
	"internal/cursor"
	"io"
	"unicode/utf8"
)

// A Reader reads from a byte slice. (fmt prints its fields, so they have Go's names.)
type Reader struct {
	s        []byte
	i        int64 // where it stands
	prevRune int   // where the rune begins that was read last; -1: none was
}

// NewReader returns a Reader at the begin of b.
func NewReader(b []byte) *Reader { return &Reader{s: b, prevRune: -1} }

// Reset makes it read b from the begin.
func (r *Reader) Reset(b []byte) { *r = Reader{s: b, prevRune: -1} }

// Len returns how many bytes are left.
func (r *Reader) Len() int { return len(r.rest()) }

// Size returns how long the byte slice is.
func (r *Reader) Size() int64 { return int64(len(r.s)) }

// rest is what lies before the reader, which may stand behind the end.
func (r *Reader) rest() []byte { return r.s[min(r.i, int64(len(r.s))):] }

func (r *Reader) Read(b []byte) (n int, err error) {
	rest := r.rest()
	if len(rest) == 0 {
		return 0, io.EOF
	}
	n = copy(b, rest)
	r.i, r.prevRune = r.i+int64(n), -1
	return n, nil
}

// ReadAt reads from offset off, wherever the reader stands.
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	}
	if off < int64(len(r.s)) {
		n = copy(b, r.s[off:])
		if n == len(b) {
			return n, nil
		}
	}
	return n, io.EOF
}

func (r *Reader) ReadByte() (byte, error) {
	r.prevRune = -1
	rest := r.rest()
	if len(rest) == 0 {
		return 0, io.EOF
	}
	r.i++
	return rest[0], nil
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	rest := r.rest()
	if len(rest) == 0 {
		r.prevRune = -1
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRune(rest)
	r.i, r.prevRune = r.i+int64(size), int(r.i)
	return ch, size, nil
}

// UnreadByte goes one byte back.
func (r *Reader) UnreadByte() error { return r.cursor().UnreadByte("bytes.Reader", "slice") }

// UnreadRune goes back to before the rune that was read last.
func (r *Reader) UnreadRune() error { return r.cursor().UnreadRune("bytes.Reader", "slice") }

// Seek goes to another place.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	return r.cursor().Seek("bytes.Reader", r.Size(), offset, whence)
}

func (r *Reader) cursor() cursor.Cursor { return cursor.Cursor{At: &r.i, Rune: &r.prevRune} }

// WriteTo writes what is left to w.
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.prevRune = -1
	rest := r.rest()
	if len(rest) == 0 {
		return 0, nil
	}
	written, err := w.Write(rest)
	if written > len(rest) {
		panic("bytes.Reader.WriteTo: invalid Write count")
	}
	if err == nil && written < len(rest) {
		err = io.ErrShortWrite
	}
	r.i += int64(written)
	return int64(written), err
}
