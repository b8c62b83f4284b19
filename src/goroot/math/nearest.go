package math

// RoundToEven returns the nearest integer; of two, the even one. From 2⁵² on there are
// only integers, and adding as much lets the addition round.
//
//hmapscope:private
func RoundToEven(x float64) float64 {
	const two52 = 1 << 52
	if a := Abs(x); a < two52 {
		return Copysign(a+two52-two52, x)
	}
	return x
}
