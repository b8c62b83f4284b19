package runtime

import "unsafe"

//hmapscope:private
func tobits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

//hmapscope:private
func frombits(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

// floatDigits is how many digits print shows of a float.
const floatDigits = 7

// ftoa writes v as print does. It scales by tens in float arithmetic, and where that
// is inexact so are the last digits, as they are in Go.
//
//hmapscope:private
func ftoa(v float64) string {
	if v != v {
		return "NaN"
	}
	sign := byte('+')
	if tobits(v)>>63 != 0 {
		sign = '-'
		v = -v
	}
	if isinf(v) {
		return slicebytetostring(&sign, 1) + "Inf"
	}
	exp := 0
	if v != 0 {
		v, exp = scaled(v)
	}
	var buf [14]byte
	buf[0] = sign
	buf[2] = '.'
	for i := 0; i < floatDigits; i++ {
		at := i + 2
		if i == 0 {
			at = 1
		}
		digit := int(v)
		buf[at] = byte('0' + digit)
		v = (v - float64(digit)) * 10
	}
	buf[9] = 'e'
	buf[10] = '+'
	if exp < 0 {
		buf[10] = '-'
		exp = -exp
	}
	buf[11] = byte('0' + exp/100)
	buf[12] = byte('0' + exp/10%10)
	buf[13] = byte('0' + exp%10)
	return slicebytetostring(&buf[0], len(buf))
}

// scaled returns v as a number from 1 to less than 10, rounded to the digits that
// are shown, and the power of ten that it was divided by.
//
//hmapscope:private
func scaled(v float64) (float64, int) {
	exp := 0
	for ; v >= 10; exp++ {
		v /= 10
	}
	for ; v < 1; exp-- {
		v *= 10
	}
	half := 5.0
	for i := 0; i < floatDigits; i++ {
		half /= 10
	}
	v += half
	if v >= 10 {
		return v / 10, exp + 1
	}
	return v, exp
}

// ctoa writes a complex number as print does.
//
//hmapscope:private
func ctoa(re, im float64) string { return "(" + ftoa(re) + ftoa(im) + "i)" }
