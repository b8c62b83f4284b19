package bufio

import (
	"io"
	"unicode/utf8"
)

// A Writer writes to a buffer, and that to another writer, its sink, when it is full.
// After an error it writes nothing more.
type Writer struct {
	sink   io.Writer
	buf    []byte
	used   int
	failed error
}

// NewWriterSize returns a Writer with a buffer of at least size bytes.
func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && b.Size() >= size {
		return b
	}
	if size <= 0 {
		size = usualSize
	}
	return &Writer{sink: w, buf: make([]byte, size)}
}

// NewWriter returns a Writer with a buffer of the usual size.
func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, usualSize) }

// Reset makes it write to w, as if new.
func (b *Writer) Reset(w io.Writer) {
	if b == w {
		return
	}
	*b = Writer{sink: w, buf: b.buf}
	if b.buf == nil {
		b.buf = make([]byte, usualSize)
	}
}

func (b *Writer) Size() int { return len(b.buf) }

func (b *Writer) Available() int { return len(b.buf) - b.used }

func (b *Writer) Buffered() int { return b.used }

// Flush writes what is in the buffer.
func (b *Writer) Flush() error {
	if b.failed != nil || b.used == 0 {
		return b.failed
	}
	n, err := b.sink.Write(b.buf[:b.used])
	if err == nil && n < b.used {
		err = io.ErrShortWrite
	}
	switch {
	case err == nil:
		b.used = 0
	case n <= 0 || n >= b.used:
		b.used -= n
	default:
		b.used = copy(b.buf, b.buf[n:b.used])
	}
	b.failed = err
	return err
}

// Write writes p, past the buffer where that is empty and p does not fit in.
func (b *Writer) Write(p []byte) (nn int, err error) {
	size := len(p)
	for b.failed == nil {
		if b.used > 0 || len(p) <= b.Available() {
			n := copy(b.buf[b.used:], p)
			b.used += n
			p = p[n:]
			if len(p) == 0 {
				break
			}
			b.Flush()
			continue
		}
		var n int
		n, b.failed = b.sink.Write(p)
		p = p[n:]
	}
	return size - len(p), b.failed
}

// WriteString is Write; past the buffer only where the sink takes strings.
func (b *Writer) WriteString(s string) (nn int, err error) {
	sink, takes := b.sink.(io.StringWriter)
	size := len(s)
	for b.failed == nil {
		if takes && b.used == 0 && len(s) > len(b.buf) {
			var n int
			n, b.failed = sink.WriteString(s)
			s = s[n:]
			continue
		}
		n := copy(b.buf[b.used:], s)
		b.used += n
		s = s[n:]
		if len(s) == 0 {
			break
		}
		b.Flush()
	}
	return size - len(s), b.failed
}

func (b *Writer) WriteByte(c byte) error {
	if b.failed == nil && b.Available() == 0 {
		b.Flush()
	}
	if b.failed == nil {
		b.buf[b.used] = c
		b.used++
	}
	return b.failed
}

func (b *Writer) WriteRune(r rune) (size int, err error) {
	if uint32(r) < utf8.RuneSelf {
		if b.WriteByte(byte(r)) != nil {
			return 0, b.failed
		}
		return 1, nil
	}
	if b.failed == nil && b.Available() < utf8.UTFMax {
		b.Flush() // so that a rune is not cut in two
	}
	if b.failed != nil {
		return 0, b.failed
	}
	return b.WriteString(string(r))
}
