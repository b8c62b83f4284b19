package strconv

import (
	"internal/decimal"
	"unsafe"
)

// FormatFloat returns f by format b, e, E, f, g, G, x or X with prec digits; prec -1:
// the shortest text that ParseFloat makes f of. bitSize says what f was.
//
//hmapscope:quiet
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	return string(decimal.Append(nil, bitsOf(f, bitSize), fmt, prec, bitSize))
}

// AppendFloat appends f to dst.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}

//hmapscope:private
func bitsOf(f float64, size int) uint64 {
	if size == 32 {
		g := float32(f)
		return uint64(*(*uint32)(unsafe.Pointer(&g)))
	}
	return *(*uint64)(unsafe.Pointer(&f))
}

//hmapscope:private
func floatOf(bits uint64, size int) float64 {
	if size == 32 {
		b := uint32(bits)
		return float64(*(*float32)(unsafe.Pointer(&b)))
	}
	return *(*float64)(unsafe.Pointer(&bits))
}
