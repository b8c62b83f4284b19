// Package strconv turns numbers and other values into text and back. Texts and
// numbers are nobody else's, so none of this is a step.
package strconv

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// Itoa is FormatInt(int64(i), 10).
//
//hmapscope:private
func Itoa(i int) string { return string(digitsOf(int64(i), 10)) }

// FormatInt returns i in a base from 2 to 36.
//
//hmapscope:quiet
func FormatInt(i int64, base int) string {
	checkBase(base)
	return string(digitsOf(i, base))
}

// FormatUint returns i in a base from 2 to 36.
//
//hmapscope:quiet
func FormatUint(i uint64, base int) string {
	checkBase(base)
	return string(unsignedDigits(nil, i, base))
}

// AppendInt appends i in a base to dst.
func AppendInt(dst []byte, i int64, base int) []byte {
	return append(dst, FormatInt(i, base)...)
}

// AppendUint appends i in a base to dst.
func AppendUint(dst []byte, i uint64, base int) []byte {
	return append(dst, FormatUint(i, base)...)
}

//hmapscope:quiet
func checkBase(base int) {
	if base < 2 || base > len(digits) {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
}

//hmapscope:private
func digitsOf(i int64, base int) []byte {
	if i >= 0 {
		return unsignedDigits(nil, uint64(i), base)
	}
	return unsignedDigits([]byte{'-'}, -uint64(i), base)
}

//hmapscope:private
func unsignedDigits(out []byte, u uint64, base int) []byte {
	first := len(out)
	for u >= uint64(base) {
		out = append(out, digits[u%uint64(base)])
		u /= uint64(base)
	}
	out = append(out, digits[u])
	for i, j := first, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
