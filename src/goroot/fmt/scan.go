package fmt

import (
	"io"
	"os"
	"unicode/utf8"
)

// ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// Scanner is a value that reads itself, whatever the verb.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads values, with spaces and newlines between them, from standard input. It
// returns how many it has read; if fewer than asked for, err says why.
//
//hmapscope:quiet
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan of one line, which the last value must end.
//
//hmapscope:quiet
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads values where format has verbs, and the rest as it stands there.
//
//hmapscope:quiet
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

// Sscan, Sscanln and Sscanf read from a string.
//
//hmapscope:quiet
func Sscan(str string, a ...any) (n int, err error) { return Fscan(&textReader{s: str}, a...) }

//hmapscope:quiet
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&textReader{s: str}, a...) }

//hmapscope:quiet
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&textReader{s: str}, format, a...)
}

// Fscan, Fscanln and Fscanf read from r. If it cannot take back a rune, the one behind
// the last value is lost.
//
//hmapscope:quiet
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r)
	s.newlineIsSpace = true
	return s.values(a)
}

//hmapscope:quiet
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r)
	s.newlineEnds = true
	return s.values(a)
}

//hmapscope:quiet
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScan(r).formatted(format, a)
}

// textReader gives the runes of a string.
//
//hmapscope:private
type textReader struct {
	s    string
	at   int
	last int // bytes of the rune before
}

//hmapscope:private
func (t *textReader) ReadRune() (r rune, size int, err error) {
	if t.at == len(t.s) {
		return 0, 0, io.EOF
	}
	r, t.last = utf8.DecodeRuneInString(t.s[t.at:])
	t.at += t.last
	return r, t.last, nil
}

//hmapscope:private
func (t *textReader) UnreadRune() error {
	t.at -= t.last
	return nil
}

//hmapscope:private
func (t *textReader) Read(b []byte) (n int, err error) { return 0, io.EOF }

// byteReader gives the runes of a Reader, which it reads byte by byte so that it takes
// none too many.
//
//hmapscope:private
type byteReader struct {
	in     io.Reader
	r      rune // the last one
	size   int
	unread bool
}

//hmapscope:quiet
func (b *byteReader) ReadRune() (r rune, size int, err error) {
	if b.unread {
		b.unread = false
		return b.r, b.size, nil
	}
	var bytes [utf8.UTFMax]byte
	for n := 0; ; {
		if _, err = io.ReadFull(b.in, bytes[n:n+1]); err != nil {
			return 0, 0, err
		}
		if n++; utf8.FullRune(bytes[:n]) {
			b.r, b.size = utf8.DecodeRune(bytes[:n])
			return b.r, b.size, nil
		}
	}
}

//hmapscope:private
func (b *byteReader) UnreadRune() error {
	b.unread = true
	return nil
}
