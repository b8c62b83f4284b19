package fmt

import (
	"math"
	"unicode/utf8"
)

// values reads one value after another.
//
//hmapscope:quiet
func (s *scan) values(a []any) (n int, err error) {
	for _, arg := range a {
		s.value('v', arg)
		if s.err != nil {
			return n, s.err
		}
		n++
	}
	for s.newlineEnds {
		r := s.next()
		if r == '\n' || r == eof {
			break
		}
		if !isSpace(r) {
			s.fail("expected newline")
			break
		}
	}
	return n, s.err
}

// formatted reads what format says.
//
//hmapscope:quiet
func (s *scan) formatted(format string, a []any) (n int, err error) {
	for at := 0; at < len(format) && s.err == nil; {
		r, size := utf8.DecodeRuneInString(format[at:])
		switch {
		case isSpace(r):
			at += s.space(format[at:])
			continue
		case r != '%':
			s.literal(r)
			at += size
			continue
		case at+1 == len(format):
			s.fail("missing verb: % at end of format string")
			continue
		case format[at+1] == '%':
			s.literal('%')
			at += 2
			continue
		}
		at++
		for s.width, s.hasWidth = 0, false; at < len(format) && '0' <= format[at] && format[at] <= '9'; at++ {
			s.width, s.hasWidth = 10*s.width+int(format[at]-'0'), true
		}
		verb, size := utf8.DecodeRuneInString(format[at:])
		if verb != 'c' {
			s.SkipSpace()
		}
		if s.err == nil && n == len(a) {
			s.fail("too few operands for format '%" + format[at:] + "'")
		}
		if s.err != nil {
			break
		}
		if s.hasWidth {
			s.limit = s.count + s.width
		}
		s.value(verb, a[n])
		s.limit = math.MaxInt
		at += size
		if s.err == nil {
			n++
		}
	}
	if s.err == nil && n < len(a) {
		s.fail("too many operands")
	}
	return n, s.err
}

//hmapscope:quiet
func (s *scan) literal(wanted rune) {
	if r := s.must(); s.err == nil && r != wanted {
		s.UnreadRune()
		s.fail("input does not match format")
	}
}

// space reads what a run of spaces and newlines in a format stands for, and returns its
// length: for each newline one, with spaces before it; for spaces alone one or more.
//
//hmapscope:quiet
func (s *scan) space(format string) int {
	length, newlines, trailing := 0, 0, false
	for _, r := range format {
		if !isSpace(r) {
			break
		}
		trailing = r != '\n'
		if !trailing {
			newlines++
		}
		length += utf8.RuneLen(r)
	}
	for range newlines {
		if r := s.skipBlanks(s.next()); r != '\n' && r != eof {
			s.fail("newline in format does not match input")
		}
	}
	if !trailing {
		return length
	}
	r := s.next()
	if newlines == 0 && r == '\n' {
		s.fail("newline in input does not match format")
	} else if newlines == 0 && r != eof && !isSpace(r) {
		s.fail("expected space in input to match format")
	} else if s.skipBlanks(r) != eof {
		s.UnreadRune()
	}
	return length
}

// skipBlanks skips spaces from r on, and returns the rune behind them.
//
//hmapscope:quiet
func (s *scan) skipBlanks(r rune) rune {
	for r != '\n' && r != eof && isSpace(r) {
		r = s.next()
	}
	return r
}
