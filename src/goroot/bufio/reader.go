package bufio

import (
	"errors"
	"io"
	"unicode/utf8"
)

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
)

const (
	usualSize = 4096
	leastSize = 16 // of a Reader: a rune fits in
	patience  = 100
	nothing   = -1
)

// A Reader reads another reader, its source, through a buffer.
type Reader struct {
	source   io.Reader
	buf      []byte
	from, to int   // buf[from:to] came from the source and was not given out yet
	failed   error // what the source said last; it is told once all before is given out
	gaveByte int   // the byte that UnreadByte takes back, or nothing
	gaveRune int   // the size of the rune that UnreadRune takes back, or nothing
}

// NewReaderSize returns a Reader with a buffer of at least size bytes.
func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && b.Size() >= size {
		return b
	}
	b := new(Reader)
	b.start(rd, make([]byte, max(size, leastSize)))
	return b
}

// NewReader returns a Reader with a buffer of the usual size.
func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, usualSize) }

// Reset makes it read r, as if new.
func (b *Reader) Reset(r io.Reader) {
	switch {
	case b == r:
	case b.buf == nil:
		b.start(r, make([]byte, usualSize))
	default:
		b.start(r, b.buf)
	}
}

func (b *Reader) start(source io.Reader, buf []byte) {
	*b = Reader{source: source, buf: buf, gaveByte: nothing, gaveRune: nothing}
}

func (b *Reader) Size() int { return len(b.buf) }

func (b *Reader) Buffered() int { return b.to - b.from }

// pull reads the source into p. stop: there is something to tell.
func (b *Reader) pull(p []byte) (n int, stop bool) {
	n, err := b.source.Read(p)
	if n < 0 {
		panic(errors.New("bufio: reader returned negative count from Read"))
	}
	if err != nil {
		b.failed = err
	}
	return n, n > 0 || err != nil
}

// more reads until something comes, behind what is in the buffer.
func (b *Reader) more() {
	if b.from > 0 {
		b.to = copy(b.buf, b.buf[b.from:b.to])
		b.from = 0
	}
	for range patience {
		n, stop := b.pull(b.buf[b.to:])
		b.to += n
		if stop {
			return
		}
	}
	b.failed = io.ErrNoProgress
}

// failure is what the source said, which is told once.
func (b *Reader) failure() error {
	err := b.failed
	b.failed = nil
	return err
}

// take gives the next n bytes of the buffer out.
func (b *Reader) take(n int) []byte {
	part := b.buf[b.from : b.from+n]
	b.from += n
	b.gave(part)
	return part
}

func (b *Reader) gave(p []byte) {
	if n := len(p); n > 0 {
		b.gaveByte, b.gaveRune = int(p[n-1]), nothing
	}
}

// Peek returns the next n bytes and leaves them.
func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.gaveByte, b.gaveRune = nothing, nothing
	for b.Buffered() < min(n, len(b.buf)) && b.failed == nil {
		b.more()
	}
	ready := b.buf[b.from:b.to]
	if len(ready) >= n {
		return ready[:n], nil
	}
	if n <= len(b.buf) {
		if err := b.failure(); err != nil {
			return ready, err
		}
	}
	return ready, ErrBufferFull
}

// Discard leaves out n bytes.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n > 0 {
		b.gaveByte, b.gaveRune = nothing, nothing
	}
	for discarded < n {
		if b.from == b.to {
			b.more()
		}
		part := min(b.Buffered(), n-discarded)
		b.from += part
		discarded += part
		if discarded < n && b.failed != nil {
			return discarded, b.failure()
		}
	}
	return discarded, nil
}

// Read gives out what is in the buffer, or else what one Read of the source gives.
func (b *Reader) Read(p []byte) (n int, err error) {
	if b.from == b.to {
		if len(p) == 0 || b.failed != nil {
			return 0, b.failure()
		}
		if len(p) >= len(b.buf) {
			n, _ = b.pull(p) // past the buffer, which is no larger
			b.gave(p[:n])
			return n, b.failure()
		}
		b.from, b.to = 0, 0
		b.to, _ = b.pull(b.buf)
		if b.to == 0 {
			return 0, b.failure()
		}
	}
	return copy(p, b.take(min(len(p), b.Buffered()))), nil
}

func (b *Reader) ReadByte() (byte, error) {
	b.gaveRune = nothing
	for b.from == b.to {
		if b.failed != nil {
			return 0, b.failure()
		}
		b.more()
	}
	return b.take(1)[0], nil
}

// UnreadByte takes the byte back that was given out last.
func (b *Reader) UnreadByte() error {
	if b.gaveByte == nothing || b.from == 0 && b.to > 0 {
		return ErrInvalidUnreadByte
	}
	if b.from == 0 {
		b.to = 1 // it went past the buffer
	} else {
		b.from--
	}
	b.buf[b.from] = byte(b.gaveByte)
	b.gaveByte, b.gaveRune = nothing, nothing
	return nil
}

func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.failed == nil && b.Buffered() < min(utf8.UTFMax, len(b.buf)) && !utf8.FullRune(b.buf[b.from:b.to]) {
		b.more()
	}
	b.gaveRune = nothing
	if b.from == b.to {
		return 0, 0, b.failure()
	}
	r, size = utf8.DecodeRune(b.buf[b.from:b.to])
	b.take(size)
	b.gaveRune = size
	return r, size, nil
}

// UnreadRune takes the rune back that was given out last.
func (b *Reader) UnreadRune() error {
	if b.gaveRune == nothing || b.from < b.gaveRune {
		return ErrInvalidUnreadRune
	}
	b.from -= b.gaveRune
	b.gaveByte, b.gaveRune = nothing, nothing
	return nil
}

// ReadWriter is a Reader and a Writer.
type ReadWriter struct {
	*Reader
	*Writer
}

// NewReadWriter puts r and w together.
func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
