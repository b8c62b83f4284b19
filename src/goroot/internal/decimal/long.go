// Package decimal turns floating-point numbers into decimal text and back, exactly:
// with integers of any length that number there is needs, and no floating point.
package decimal

// A double needs 1130 bits; what a text of maxDigits digits is compared with, 3800.
const parts = 128

// long is a natural number, least significant part first.
//
//hmapscope:private
type long struct {
	n    int // parts in use; those above are 0
	part [parts]uint32
}

//hmapscope:private
func (x *long) set(v uint64) {
	x.n = 0
	for ; v != 0; v >>= 32 {
		x.part[x.n] = uint32(v)
		x.n++
	}
}

// mulAdd makes x m times as large and adds a.
//
//hmapscope:private
func (x *long) mulAdd(m, a uint32) {
	carry := uint64(a)
	for i := 0; i < x.n; i++ {
		carry += uint64(x.part[i]) * uint64(m)
		x.part[i] = uint32(carry)
		carry >>= 32
	}
	if carry != 0 {
		x.part[x.n] = uint32(carry)
		x.n++
	}
}

// pow10 makes x 10^k times as large.
//
//hmapscope:private
func (x *long) pow10(k int) {
	for ; k >= 9; k -= 9 {
		x.mulAdd(1e9, 0)
	}
	for ; k > 0; k-- {
		x.mulAdd(10, 0)
	}
}

// shift makes x 2^bits times as large.
//
//hmapscope:private
func (x *long) shift(bits int) {
	if x.n == 0 {
		return
	}
	if whole := bits / 32; whole > 0 {
		for i := x.n - 1; i >= 0; i-- {
			x.part[i+whole] = x.part[i]
		}
		for i := 0; i < whole; i++ {
			x.part[i] = 0
		}
		x.n += whole
	}
	x.mulAdd(uint32(1)<<uint(bits%32), 0)
}

//hmapscope:private
func (x *long) bitLen() int {
	if x.n == 0 {
		return 0
	}
	n := x.n * 32
	for top := x.part[x.n-1]; top>>31 == 0; top <<= 1 {
		n--
	}
	return n
}

// compare orders x and y.
//
//hmapscope:private
func (x *long) compare(y *long) int {
	if x.n != y.n {
		return x.n - y.n
	}
	for i := x.n - 1; i >= 0; i-- {
		if x.part[i] != y.part[i] {
			if x.part[i] < y.part[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// compareSum orders x+y and z.
//
//hmapscope:private
func (x *long) compareSum(y, z *long) int {
	// From the most significant part down: what z is ahead of the sum so far. A lead
	// of more than 2 can never be caught up.
	n := max(x.n, y.n, z.n)
	lead := int64(0)
	for i := n - 1; i >= 0; i-- {
		lead = lead<<32 + int64(z.part[i]) - int64(x.part[i]) - int64(y.part[i])
		if lead < 0 {
			return 1
		}
		if lead > 2 {
			return -1
		}
	}
	if lead > 0 {
		return -1
	}
	return 0
}

// subtract takes y off x, which is not less.
//
//hmapscope:private
func (x *long) subtract(y *long) {
	borrow := uint64(0)
	for i := 0; i < x.n; i++ {
		d := uint64(x.part[i]) - uint64(y.part[i]) - borrow
		x.part[i] = uint32(d)
		borrow = d >> 63
	}
	for x.n > 0 && x.part[x.n-1] == 0 {
		x.n--
	}
}
