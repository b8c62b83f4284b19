package math

import "internal/decimal"

// Pow10 returns 10**n as Go does: not always the nearest number, but the product of two that are, of which one has a
// power divisible by 32. Below zero the smaller of them divides.
//
//hmapscope:private
func Pow10(n int) float64 {
	switch {
	case n > 308:
		return Inf(1)
	case n < -323:
		return 0
	case n < 0:
		return powerOfTen(-(-n &^ 31)) / powerOfTen(-n&31)
	}
	return powerOfTen(n&^31) * powerOfTen(n&31)
}

// powerOfTen returns the number nearest to 10**n.
//
//hmapscope:private
func powerOfTen(n int) float64 {
	nearest, _ := decimal.Parse([]byte{'1'}, n+1, false, 64)
	return Float64frombits(nearest)
}
