package fmt

import (
	"errors"
	"io"
	"math"
	"unicode/utf8"
)

const eof = -1

// scan reads values. After its first error it reads nothing more.
//
//hmapscope:private
type scan struct {
	in             io.RuneScanner
	newlineIsSpace bool
	newlineEnds    bool // nothing behind a newline is read
	ended          bool
	count          int // runes read
	limit          int // that count must not pass: a verb's width
	width          int
	hasWidth       bool
	token          []byte
	err            error
}

//hmapscope:quiet
func newScan(r io.Reader) *scan {
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &byteReader{in: r}
	}
	return &scan{in: in, limit: math.MaxInt}
}

//hmapscope:quiet
func (s *scan) ReadRune() (r rune, size int, err error) {
	if s.ended || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	switch err {
	case nil:
		s.count++
		s.ended = s.newlineEnds && r == '\n'
	case io.EOF:
		s.ended = true
	}
	return r, size, err
}

//hmapscope:quiet
func (s *scan) UnreadRune() error {
	s.in.UnreadRune()
	s.ended = false
	s.count--
	return nil
}

// Read is there so that a ScanState can be scanned.
func (s *scan) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

//hmapscope:private
func (s *scan) Width() (wid int, ok bool) { return s.width, s.hasWidth }

// SkipSpace skips spaces, and newlines where they are spaces.
//
//hmapscope:quiet
func (s *scan) SkipSpace() {
	for {
		switch r := s.next(); {
		case r == eof:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n' && !s.newlineIsSpace:
			s.fail("unexpected newline")
			return
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

// Token reads runes as long as f says so; without f, up to a space.
//
//hmapscope:quiet
func (s *scan) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	s.token = nil
	if skipSpace {
		s.SkipSpace()
	}
	if f == nil {
		f = isNoSpace
	}
	s.takeWhile(f)
	return s.token, s.err
}

//hmapscope:private
func isNoSpace(r rune) bool { return !isSpace(r) }

//hmapscope:quiet
func (s *scan) takeWhile(f func(rune) bool) {
	for {
		r := s.next()
		if r == eof {
			return
		}
		if !f(r) {
			s.UnreadRune()
			return
		}
		s.token = utf8.AppendRune(s.token, r)
	}
}

// next returns the next rune, or eof.
//
//hmapscope:quiet
func (s *scan) next() rune {
	if s.err != nil {
		return eof
	}
	r, _, err := s.ReadRune()
	if err == nil {
		return r
	}
	if err != io.EOF {
		s.stop(err)
	}
	return eof
}

// must returns the next rune where there has to be one.
//
//hmapscope:quiet
func (s *scan) must() rune {
	r := s.next()
	if r == eof {
		s.stop(io.ErrUnexpectedEOF)
	}
	return r
}

// peek says whether the next rune is one of those.
//
//hmapscope:quiet
func (s *scan) peek(runes string) bool {
	r := s.next()
	if r != eof {
		s.UnreadRune()
	}
	return isOneOf(r, runes)
}

// accept takes the next rune into the token if it is one of those.
//
//hmapscope:quiet
func (s *scan) accept(runes string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	if !isOneOf(r, runes) {
		s.UnreadRune()
		return false
	}
	s.token = utf8.AppendRune(s.token, r)
	return true
}

//hmapscope:quiet
func (s *scan) acceptAll(runes string) {
	for s.accept(runes) {
	}
}

//hmapscope:private
func isOneOf(r rune, runes string) bool {
	for _, each := range runes {
		if r == each {
			return true
		}
	}
	return false
}

// start skips spaces and begins a token; there must be something behind them.
//
//hmapscope:quiet
func (s *scan) start() {
	s.SkipSpace()
	s.token = nil
	if s.err != nil {
		return
	}
	if s.next() == eof {
		s.stop(io.EOF)
		return
	}
	s.UnreadRune()
}

//hmapscope:quiet
func (s *scan) fail(text string) { s.stop(errors.New(text)) }

//hmapscope:private
func (s *scan) stop(err error) {
	if s.err == nil {
		s.err = err
	}
}
