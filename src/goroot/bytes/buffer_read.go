package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// take reads the next n bytes.
func (b *Buffer) take(n int) []byte {
	part := b.buf[b.off : b.off+n]
	b.off += n
	b.lastRead = noRead
	if n > 0 {
		b.lastRead = aRead
	}
	return part
}

// isEmpty also goes back to the front of the memory, if it is.
func (b *Buffer) isEmpty() bool {
	if b.off < len(b.buf) {
		return false
	}
	b.Reset()
	return true
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.isEmpty() {
		if len(p) > 0 {
			err = io.EOF
		}
		return 0, err
	}
	return copy(p, b.take(min(len(p), b.Len()))), nil
}

// Next takes the next n bytes.
func (b *Buffer) Next(n int) []byte { return b.take(min(n, b.Len())) }

func (b *Buffer) ReadByte() (byte, error) {
	if b.isEmpty() {
		return 0, io.EOF
	}
	return b.take(1)[0], nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.isEmpty() {
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.lastRead = int8(size)
	return r, size, nil
}

// UnreadRune gives the rune back that was just read.
func (b *Buffer) UnreadRune() error {
	size := int(b.lastRead)
	if size <= noRead {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.lastRead = noRead
	if size <= b.off {
		b.off -= size
	}
	return nil
}

// UnreadByte gives the byte back that was just read.
func (b *Buffer) UnreadByte() error {
	if b.lastRead == noRead {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.lastRead = noRead
	if b.off > 0 {
		b.off--
	}
	return nil
}

// ReadBytes reads up to and with the first delim.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.part(delim)
	return append(line, part...), err
}

// ReadString reads up to and with the first delim.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.part(delim)
	return text(part), err
}

func (b *Buffer) part(delim byte) (line []byte, err error) {
	n := IndexByte(b.buf[b.off:], delim) + 1
	if n == 0 {
		n, err = b.Len(), io.EOF
	}
	line = b.take(n)
	b.lastRead = aRead
	return line, err
}
