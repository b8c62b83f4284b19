package bufio

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// ScanBytes makes each byte a token.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes makes each rune a token; what is no UTF-8 becomes U+FFFD.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 && atEOF || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	r, size := utf8.DecodeRune(data)
	if r == utf8.RuneError && size == 1 {
		return 1, []byte(string(r)), nil
	}
	return size, data[:size], nil
}

// ScanLines makes each line a token, without its end.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	end := bytes.IndexByte(data, '\n')
	switch {
	case end >= 0:
		return end + 1, withoutReturn(data[:end]), nil
	case atEOF && len(data) > 0:
		return len(data), withoutReturn(data), nil
	}
	return 0, nil, nil
}

func withoutReturn(line []byte) []byte {
	if last := len(line) - 1; last >= 0 && line[last] == '\r' {
		return line[:last]
	}
	return line
}

// ScanWords makes what stands between white space tokens.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start, inside := len(data), false
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		space := unicode.IsSpace(r)
		if inside && space {
			return i + size, data[start:i], nil
		}
		if !inside && !space {
			start, inside = i, true
		}
		i += size
	}
	if inside && atEOF {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
