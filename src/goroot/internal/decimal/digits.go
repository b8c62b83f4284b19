package decimal

import "unsafe"

// digits is 0.d₁d₂d₃… × 10^point.
//
//hmapscope:private
type digits struct {
	list  []byte
	point int
}

//hmapscope:private
func (d *digits) at(i int) byte {
	if i < 0 || i >= len(d.list) {
		return '0'
	}
	return d.list[i]
}

// split takes a number apart: mantissa × 2^exp. edge says that the next smaller
// number is only half as far away as the next larger one.
//
//hmapscope:private
func split(bits uint64, size int) (mantissa uint64, exp int, edge bool) {
	mantBits, bias, top := uint(52), 1075, uint64(0x7ff)
	if size == 32 {
		mantBits, bias, top = 23, 150, 0xff
	}
	mantissa = bits & (1<<mantBits - 1)
	e := int(bits >> mantBits & top)
	if e == 0 {
		return mantissa, 1 - bias, false
	}
	return mantissa | 1<<mantBits, e - bias, mantissa == 0 && e > 1
}

// toDigits finds the digits of a number that is neither 0 nor infinite: as many as
// n; with shortest, the fewest that no other number has. places counts n behind the
// decimal point instead.
//
//hmapscope:private
func toDigits(d *digits, bits uint64, size, n int, shortest, places bool) {
	mantissa, exp, edge := split(bits, size)
	// The number is num/den. up and down are half the way to the next larger and
	// smaller number. All are four times as large, so that these are whole.
	var a, b, c, e long
	num, den := (*long)(unsafe.Pointer(&a)), (*long)(unsafe.Pointer(&b))
	up, down := (*long)(unsafe.Pointer(&c)), (*long)(unsafe.Pointer(&e))
	num.set(mantissa << 2)
	den.set(4)
	up.set(2)
	down.set(2)
	if edge {
		down.set(1)
	}
	if exp > 0 {
		num.shift(exp)
		up.shift(exp)
		down.shift(exp)
	} else {
		den.shift(-exp)
	}
	even := mantissa&1 == 0

	// Scale so that 0.1 ≤ num/den < 1; the first guess is at most one too small.
	d.point = (num.bitLen() - den.bitLen() - 1) * 30103 / 100000
	if num.bitLen() <= den.bitLen() {
		d.point = -((den.bitLen() - num.bitLen() + 1) * 30103 / 100000) - 1
	}
	if d.point > 0 {
		den.pow10(d.point)
	} else {
		num.pow10(-d.point)
		up.pow10(-d.point)
		down.pow10(-d.point)
	}
	for {
		// With shortest, a number that rounds up to 1 belongs to the next power of ten.
		over := num.compare(den) >= 0
		if shortest && !over {
			c := num.compareSum(up, den)
			over = c > 0 || c == 0 && even
		}
		if !over {
			break
		}
		den.mulAdd(10, 0)
		d.point++
	}
	if places {
		n += d.point
	}
	for shortest || len(d.list) < n {
		num.mulAdd(10, 0)
		digit := byte('0')
		for num.compare(den) >= 0 {
			num.subtract(den)
			digit++
		}
		d.list = append(d.list, digit)
		if !shortest {
			continue
		}
		up.mulAdd(10, 0)
		down.mulAdd(10, 0)
		below, above := num.compare(down), num.compareSum(up, den)
		isLow := below < 0 || below == 0 && even
		isHigh := above > 0 || above == 0 && even
		if isLow || isHigh {
			half := num.compareSum(num, den)
			if isHigh && (!isLow || half > 0 || half == 0 && digit&1 == 1) {
				d.roundUp()
			}
			return
		}
	}
	if n < 0 {
		return
	}
	// Round what is left: half to even.
	half := num.compareSum(num, den)
	if half > 0 || half == 0 && len(d.list) > 0 && d.list[len(d.list)-1]&1 == 1 {
		d.roundUp()
	}
}

// roundUp adds one to the last digit.
//
//hmapscope:private
func (d *digits) roundUp() {
	for i := len(d.list) - 1; i >= 0; i-- {
		if d.list[i] < '9' {
			d.list[i]++
			return
		}
		d.list[i] = '0'
	}
	// 999 became 000: it is 1000.
	d.list = append(d.list, '0')
	d.list[0] = '1'
	d.point++
}
