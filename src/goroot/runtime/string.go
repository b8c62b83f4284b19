package runtime

import "unsafe"

// Strings never change once they are made, so making, comparing and reading them
// is no step; only loads and stores of the two words of a string variable are.

// concatstring2 is a + b.
//
//hmapscope:private
func concatstring2(a, b string) string {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	n := len(a) + len(b)
	p := mallocgc(uintptr(n))
	memmove(p, unsafe.Pointer(unsafe.StringData(a)), uintptr(len(a)))
	memmove(unsafe.Add(p, len(a)), unsafe.Pointer(unsafe.StringData(b)), uintptr(len(b)))
	return unsafe.String((*byte)(p), n)
}

// cmpstring orders a and b: negative, 0 or positive.
//
//hmapscope:private
func cmpstring(a, b string) int {
	n := len(a)
	if len(b) < n {
		n = len(b)
	}
	for i := 0; i < n; i++ {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return len(a) - len(b)
}

// strequal is a == b.
//
//hmapscope:private
func strequal(a, b string) bool {
	return len(a) == len(b) && memequal(unsafe.Pointer(unsafe.StringData(a)), unsafe.Pointer(unsafe.StringData(b)), uintptr(len(a)))
}

// slicebytetostring is string(b): n bytes from p, copied.
//
//hmapscope:private
func slicebytetostring(p *byte, n int) string {
	if n == 0 {
		return ""
	}
	q := mallocgc(uintptr(n))
	memmove(q, unsafe.Pointer(p), uintptr(n))
	return unsafe.String((*byte)(q), n)
}

// textroom returns for how many elements of a size there is memory in a slice made of a string's n: for frame elements
// where so few lie in the frame of a function, for just n if frame is negative, and else as many as the allocator gives.
//
//hmapscope:private
func textroom(n, frame int, size uintptr) int {
	if frame < 0 {
		return n
	}
	if n <= frame {
		return frame
	}
	return int(roundupsize(uintptr(n)*size, true) / size)
}

// stringtoslicebyte is []byte(s).
//
//hmapscope:private
func stringtoslicebyte(s string, frame int) []byte {
	room := textroom(len(s), frame, 1)
	p := mallocgc(uintptr(room))
	memmove(p, unsafe.Pointer(unsafe.StringData(s)), uintptr(len(s)))
	return unsafe.Slice((*byte)(p), room)[:len(s)]
}

// stringtoslicerune is []rune(s).
//
//hmapscope:private
func stringtoslicerune(s string, frame int) []rune {
	n := 0
	for i := 0; i < len(s); n++ {
		_, i = decoderune(s, i)
	}
	room := textroom(n, frame, 4)
	p := mallocgc(uintptr(room) * 4)
	i := 0
	for k := 0; k < n; k++ {
		var r rune
		r, i = decoderune(s, i)
		*(*rune)(unsafe.Add(p, k*4)) = r
	}
	return unsafe.Slice((*rune)(p), room)[:n]
}

// slicerunetostring is string(r).
//
//hmapscope:private
func slicerunetostring(r []rune) string {
	n := 0
	for _, c := range r {
		n += runelen(c)
	}
	if n == 0 {
		return ""
	}
	p := mallocgc(uintptr(n))
	at := 0
	for _, c := range r {
		at += encoderune(unsafe.Add(p, at), c)
	}
	return unsafe.String((*byte)(p), n)
}

// intstring is string(c) of a rune or another integer.
//
//hmapscope:private
func intstring(c int64) string {
	r := rune(c)
	if int64(r) != c {
		r = runeError
	}
	p := mallocgc(4)
	return unsafe.String((*byte)(p), encoderune(p, r))
}

const (
	runeError = 0xfffd
	maxRune   = 0x10ffff
)

// decoderune reads the rune at s[i] and returns where the next one begins. What is
// no UTF-8 gives U+FFFD for one byte.
//
//hmapscope:private
func decoderune(s string, i int) (rune, int) {
	c := rune(s[i])
	switch {
	case c < 0x80:
		return c, i + 1
	case c >= 0xc2 && c < 0xe0:
		if c1 := trail(s, i+1); c1 >= 0 {
			return (c&0x1f)<<6 | c1, i + 2
		}
	case c >= 0xe0 && c < 0xf0:
		c1, c2 := trail(s, i+1), trail(s, i+2)
		r := (c&0x0f)<<12 | c1<<6 | c2
		if c1 >= 0 && c2 >= 0 && r >= 0x800 && (r < 0xd800 || r > 0xdfff) {
			return r, i + 3
		}
	case c >= 0xf0 && c < 0xf5:
		c1, c2, c3 := trail(s, i+1), trail(s, i+2), trail(s, i+3)
		r := (c&0x07)<<18 | c1<<12 | c2<<6 | c3
		if c1 >= 0 && c2 >= 0 && c3 >= 0 && r >= 0x10000 && r <= maxRune {
			return r, i + 4
		}
	}
	return runeError, i + 1
}

// trail returns the six bits of the trailing byte s[i], or -1.
//
//hmapscope:private
func trail(s string, i int) rune {
	if i >= len(s) || s[i]&0xc0 != 0x80 {
		return -1
	}
	return rune(s[i] & 0x3f)
}

// runelen returns how many bytes a rune has in UTF-8.
//
//hmapscope:private
func runelen(r rune) int {
	switch {
	case r >= 0 && r < 0x80:
		return 1
	case r >= 0 && r < 0x800:
		return 2
	case r < 0 || r < 0x10000 || r > maxRune:
		return 3
	}
	return 4
}

// encoderune writes a rune at p and returns its length.
//
//hmapscope:private
func encoderune(p unsafe.Pointer, r rune) int {
	if r < 0 || r > maxRune || r >= 0xd800 && r <= 0xdfff {
		r = runeError
	}
	n := runelen(r)
	if n == 1 {
		*(*byte)(p) = byte(r)
		return 1
	}
	for i := n - 1; i > 0; i-- {
		*(*byte)(unsafe.Add(p, i)) = 0x80 | byte(r&0x3f)
		r >>= 6
	}
	// 110xxxxx, 1110xxxx or 11110xxx
	*(*byte)(p) = byte(uint32(0xf00)>>uint(n)) | byte(r)
	return n
}

// itoa prints v in decimal.
//
//hmapscope:private
func itoa(v int64) string {
	if v < 0 {
		return "-" + utoa(uint64(-v))
	}
	return utoa(uint64(v))
}

//hmapscope:private
func utoa(v uint64) string { return digits(v, 10) }

//hmapscope:private
func hex(v uint64) string { return digits(v, 16) }

//hmapscope:private
func digits(v, base uint64) string {
	var buf [24]byte
	i := len(buf)
	for {
		i--
		buf[i] = "0123456789abcdef"[v%base]
		v /= base
		if v == 0 {
			break
		}
	}
	return slicebytetostring(&buf[i], len(buf)-i)
}
