// Package bufio reads and writes through a buffer.
package bufio

import (
	"errors"
	"io"
	"math"
)

// A Scanner reads a text token by token; by line, unless Split says otherwise.
type Scanner struct {
	source   io.Reader
	split    SplitFunc
	token    []byte
	buf      []byte
	most     int // bytes that buf may grow to
	from, to int // buf[from:to] is in no token yet
	failed   error
	idle     int // tokens in a row that used nothing of the rest
	started  bool
	ended    bool
}

// SplitFunc finds the first token of data: how far to go on, and the token.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")

	// ErrFinalToken is returned with the last token by a SplitFunc that wants no more.
	ErrFinalToken = errors.New("final token")
)

// MaxScanTokenSize is the size of the largest token, unless Buffer says otherwise.
const MaxScanTokenSize = 64 * 1024

// NewScanner returns a Scanner that reads r by line.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{source: r, split: ScanLines, most: MaxScanTokenSize}
}

// Err returns what stopped the scan, but for the end.
func (s *Scanner) Err() error {
	if s.failed != io.EOF {
		return s.failed
	}
	return nil
}

// Bytes returns the token; the next Scan may overwrite it.
func (s *Scanner) Bytes() []byte { return s.token }

// Text returns the token.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer sets what to read into first and how large it may grow.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.started {
		panic("Buffer called after Scan")
	}
	s.buf, s.most = buf[:cap(buf)], max
}

// Split sets how tokens are found.
func (s *Scanner) Split(split SplitFunc) {
	if s.started {
		panic("Split called after Scan")
	}
	s.split = split
}

// Scan goes on to the next token and reports whether there is one.
func (s *Scanner) Scan() bool {
	s.started = true
	for !s.ended {
		if s.from < s.to || s.failed != nil {
			if found, goOn := s.cut(); found || !goOn {
				return found
			}
		}
		if s.failed != nil {
			s.from, s.to, s.token = 0, 0, nil
			return false
		}
		if !s.makeRoom() {
			s.token = nil
			s.fail(ErrTooLong)
			return false
		}
		s.pull()
	}
	return false
}

// cut asks for a token of what is there. goOn: there was none, but with more to look at
// there may be one.
func (s *Scanner) cut() (found, goOn bool) {
	rest := s.buf[s.from:s.to]
	advance, token, err := s.split(rest, s.failed != nil)
	switch {
	case err == ErrFinalToken:
		s.token, s.ended = token, true
		return token != nil, false
	case err != nil:
	case advance < 0:
		err = ErrNegativeAdvance
	case advance > len(rest):
		err = ErrAdvanceTooFar
	}
	if err != nil {
		s.fail(err)
		return false, false
	}
	s.from += advance
	s.token = token
	if token == nil {
		return false, true
	}
	if advance > 0 || s.failed == nil {
		s.idle = 0
	} else if s.idle++; s.idle > patience {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
	return true, false
}

// makeRoom frees or makes room behind what is there, up to most bytes.
func (s *Scanner) makeRoom() bool {
	size := len(s.buf)
	if s.from > 0 && (s.to == size || s.from > size/2) {
		s.moveTo(s.buf)
	}
	if s.to < size {
		return true
	}
	if size >= s.most || size > math.MaxInt/2 {
		return false
	}
	if size == 0 {
		size = usualSize / 2
	}
	s.moveTo(make([]byte, min(2*size, s.most)))
	return true
}

func (s *Scanner) moveTo(buf []byte) {
	s.to = copy(buf, s.buf[s.from:s.to])
	s.from, s.buf = 0, buf
}

// pull reads until something comes.
func (s *Scanner) pull() {
	for range patience + 1 {
		room := s.buf[s.to:]
		n, err := s.source.Read(room)
		if n < 0 || n > len(room) {
			s.fail(ErrBadReadCount)
			return
		}
		s.to += n
		if err != nil {
			s.fail(err)
			return
		}
		if n > 0 {
			s.idle = 0
			return
		}
	}
	s.fail(io.ErrNoProgress)
}

// fail keeps the first error.
func (s *Scanner) fail(err error) {
	if s.failed == nil || s.failed == io.EOF {
		s.failed = err
	}
}
