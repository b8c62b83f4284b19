package math

// Pow returns x**y: the fraction of y by way of Exp and Log, its integer part by squaring.
// Exponents are kept apart from fractions, so that nothing overflows on the way.
//
//hmapscope:private
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == 0:
		return powOfZero(x, y)
	case Abs(y) >= 1<<63:
		return farPow(x, y)
	case IsInf(x, -1):
		return powOfZero(1/x, -y) // -Inf is 1/-0
	case IsInf(x, 1):
		return powOfZero(0, -y)
	case y == 0.5:
		return Sqrt(x)
	case y == -0.5:
		return 1 / Sqrt(x)
	}
	whole, rest := Modf(Abs(y))
	if rest != 0 && x < 0 {
		return NaN()
	}
	power, powerExp := 1.0, 0 // so far, times 2**powerExp
	if rest > 0.5 {
		whole, rest = whole+1, rest-1
	}
	if rest != 0 {
		power = Exp(rest * Log(x))
	}
	square, exp := Frexp(x) // x to the power of 1, 2, 4 …
	for n := uint64(whole); n > 0; n /= 2 {
		if exp > 4096 || exp < -4096 {
			powerExp += exp // out of range whatever follows
			break
		}
		if n%2 != 0 {
			power, powerExp = power*square, powerExp+exp
		}
		square, exp = square*square, exp*2
		if square < 0.5 {
			square, exp = square*2, exp-1
		}
	}
	if y < 0 {
		return Ldexp(1/power, -powerExp)
	}
	return Ldexp(power, powerExp)
}

// farPow returns x**y where y is so large, or infinite, that only ±1 has a power that is neither 0 nor infinite.
//
//hmapscope:private
func farPow(x, y float64) float64 {
	grows := (Abs(x) > 1) == (y > 0)
	switch {
	case x == -1:
		return 1
	case grows:
		return Inf(1)
	}
	return 0
}

//hmapscope:private
func powOfZero(x, y float64) float64 {
	odd := isOdd(y)
	switch {
	case y < 0 && Signbit(x) && odd:
		return Copysign(Inf(1), x)
	case y < 0:
		return Inf(1)
	case Signbit(x) && odd:
		return x
	}
	return 0
}

// isOdd: a number with a fraction is neither odd nor even; large ones are even.
//
//hmapscope:private
func isOdd(x float64) bool {
	half := x / 2
	return Trunc(x) == x && Trunc(half) != half
}

// Sqrt is an instruction; these two need a few.

// Cbrt returns the cube root. (FreeBSD's msun, s_cbrt.c)
//
//hmapscope:private
func Cbrt(x float64) float64 {
	const (
		normal    = 715094163 // (1023 - 1023/3 - 0.03306235651) × 2**20
		subnormal = 696219795 // the same, less 54/3

		c = 5.42857142857142815906e-01
		d = -7.05306122448979611050e-01
		e = 1.41428571428571436819e+00
		f = 1.60714285714285720630e+00
		g = 3.57142857142857150787e-01
	)
	if x == 0 || x-x != 0 {
		return x // exact, infinite or no number
	}
	cube := Abs(x)
	// A third of the exponent is right to 5 bits.
	root := Float64frombits(Float64bits(cube)/3 + normal<<32)
	if cube < 0x1p-1022 {
		root = Float64frombits(Float64bits(cube*(1<<54))/3 + subnormal<<32)
	}
	// A rational function makes 23 bits of them.
	s := c + root*root/cube*root
	root *= g + f/(s+e+d/s)
	// Cut to 22 bits, and larger than the root: then one round of Newton's is enough.
	const cut = 1 << 30
	root = Float64frombits(Float64bits(root)&^(cut-1) + cut)
	r := cube / (root * root)
	r = (r - root) / (root + root + r)
	return Copysign(root+root*r, x)
}

// Hypot returns √(p² + q²) without overflow on the way.
//
//hmapscope:private
func Hypot(p, q float64) float64 {
	if IsInf(p, 0) || IsInf(q, 0) {
		return Inf(1)
	}
	long, short := max(Abs(p), Abs(q)), min(Abs(p), Abs(q))
	switch {
	case long == 0:
		return 0
	case IsNaN(long):
		return NaN()
	}
	ratio := short / long
	return long * Sqrt(1+ratio*ratio)
}
