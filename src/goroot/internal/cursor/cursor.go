// Package cursor moves the readers of strings and of byte slices.
package cursor

import "errors"

// Cursor is where a reader stands, and where the rune begins that it read last: -1 if it
// did something else. Both lie in the reader.
type Cursor struct {
	At   *int64
	Rune *int
}

// Seek goes to another place. Errors begin with who.
func (c Cursor) Seek(who string, size, offset int64, whence int) (int64, error) {
	*c.Rune = -1
	from := [...]int64{0, *c.At, size} // as io.SeekStart, SeekCurrent and SeekEnd count
	if whence < 0 || whence >= len(from) {
		return 0, errors.New(who + ".Seek: invalid whence")
	}
	at := from[whence] + offset
	if at < 0 {
		return 0, errors.New(who + ".Seek: negative position")
	}
	*c.At = at
	return at, nil
}

// UnreadByte goes one byte back in what.
func (c Cursor) UnreadByte(who, what string) error {
	if *c.At <= 0 {
		return errors.New(who + ".UnreadByte: at beginning of " + what)
	}
	*c.Rune = -1
	*c.At--
	return nil
}

// UnreadRune goes back to before the rune that was read last.
func (c Cursor) UnreadRune(who, what string) error {
	switch {
	case *c.At <= 0:
		return errors.New(who + ".UnreadRune: at beginning of " + what)
	case *c.Rune < 0:
		return errors.New(who + ".UnreadRune: previous operation was not ReadRune")
	}
	*c.At, *c.Rune = int64(*c.Rune), -1
	return nil
}
