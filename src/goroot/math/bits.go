package math

// The parts of a float64: sign, 11 bits of exponent, 52 bits of fraction.
const (
	signBit  = 1 << 63
	fracMask = 1<<52 - 1
	expMask  = 0x7ff
	expShift = 52
	expBias  = 1023

	bitsInf    = 0x7ff0000000000000
	bitsNegInf = 0xfff0000000000000
	bitsNaN    = 0x7ff8000000000001
)

// Inf returns plus infinity if sign >= 0, else minus infinity.
//
//hmapscope:private
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(bitsInf)
	}
	return Float64frombits(bitsNegInf)
}

// NaN returns what is no number.
//
//hmapscope:private
func NaN() float64 { return Float64frombits(bitsNaN) }

//hmapscope:private
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is an infinity: of the sign of sign, or either if it is 0.
//
//hmapscope:private
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

//hmapscope:private
func Signbit(x float64) bool { return Float64bits(x)&signBit != 0 }

// normalize makes a subnormal number a normal one: x == y × 2**exp.
//
//hmapscope:private
func normalize(x float64) (y float64, exp int) {
	if Abs(x) < 0x1p-1022 {
		return x * (1 << 52), -52
	}
	return x, 0
}

// exponent returns that of a normal number, and withExponent changes it.
//
//hmapscope:private
func exponent(x float64) int { return int(Float64bits(x)>>expShift&expMask) - expBias }

//hmapscope:private
func withExponent(x float64, exp int) float64 {
	return Float64frombits(Float64bits(x)&(signBit|fracMask) | uint64(exp+expBias)<<expShift)
}

// Frexp returns a fraction from ½ to 1 and a power of two: f == frac × 2**exp.
//
//hmapscope:private
func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || f-f != 0 {
		return f, 0 // zero, infinite or no number
	}
	exp = ilogb(f) + 1
	f, _ = normalize(f)
	return withExponent(f, -1), exp
}

// Ldexp returns frac × 2**exp.
//
//hmapscope:private
func Ldexp(frac float64, exp int) float64 {
	if frac == 0 || frac-frac != 0 {
		return frac
	}
	exp += ilogb(frac)
	frac, _ = normalize(frac)
	switch {
	case exp > 1023:
		return Copysign(Inf(1), frac)
	case exp < -1075:
		return Copysign(0, frac)
	case exp < -1022: // subnormal: the multiplication rounds
		return withExponent(frac, exp+53) * 0x1p-53
	}
	return withExponent(frac, exp)
}

// Logb returns the binary exponent of x; Ilogb as an int.
//
//hmapscope:private
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case x-x != 0:
		return Abs(x) // infinite or no number
	}
	return float64(ilogb(x))
}

//hmapscope:private
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case x-x != 0:
		return MaxInt32
	}
	return ilogb(x)
}

//hmapscope:private
func ilogb(x float64) int {
	x, exp := normalize(x)
	return exponent(x) + exp
}

// Nextafter returns the number after x on the way to y.
//
//hmapscope:private
func Nextafter(x, y float64) (r float64) {
	switch {
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(Float64frombits(1), y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

//hmapscope:private
func Nextafter32(x, y float32) (r float32) {
	switch {
	case IsNaN(float64(x)) || IsNaN(float64(y)):
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(float64(Float32frombits(1)), float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}
