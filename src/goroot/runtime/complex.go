package runtime

// The quotient of two complex numbers is the only operation on them that takes more
// than a few instructions. What it gives for zeros, infinities and NaNs is what C99
// says in its annex G.

// complexdiv returns the parts of (a + bi) / (c + di).
//
//hmapscope:private
func complexdiv(a, b, c, d float64) (float64, float64) {
	re, im := smithdiv(a, b, c, d)
	if re == re || im == im {
		return re, im
	}
	switch {
	case c == 0 && d == 0 && (a == a || b == b):
		inf := signed(infinity(), c)
		return inf * a, inf * b
	case (isinf(a) || isinf(b)) && isfinite(c) && isfinite(d):
		a, b = unitinf(a), unitinf(b)
		return infinity() * (a*c + b*d), infinity() * (b*c - a*d)
	case (isinf(c) || isinf(d)) && isfinite(a) && isfinite(b):
		c, d = unitinf(c), unitinf(d)
		return 0 * (a*c + b*d), 0 * (b*c - a*d)
	}
	return re, im
}

// smithdiv divides through the larger part of the divisor first, so that nothing in
// between overflows (R. L. Smith, Algorithm 116, 1962).
//
//hmapscope:private
func smithdiv(a, b, c, d float64) (float64, float64) {
	if magnitude(c) >= magnitude(d) {
		r := d / c
		by := c + r*d
		return (a + b*r) / by, (b - a*r) / by
	}
	r := c / d
	by := d + r*c
	return (a*r + b) / by, (b*r - a) / by
}

//hmapscope:private
func magnitude(f float64) float64 { return signed(f, 1) }

//hmapscope:private
func isfinite(f float64) bool { return f-f == 0 }

//hmapscope:private
func isinf(f float64) bool { return f == f && !isfinite(f) }

// unitinf is 1 for an infinity and 0 for all else, with the sign of f.
//
//hmapscope:private
func unitinf(f float64) float64 {
	if isinf(f) {
		return signed(1, f)
	}
	return signed(0, f)
}

//hmapscope:private
func infinity() float64 { return frombits(0x7ff << 52) }

// signed is f with the sign of s, also where f or s is a zero or NaN.
//
//hmapscope:private
func signed(f, s float64) float64 {
	const sign = 1 << 63
	return frombits(tobits(f)&^sign | tobits(s)&sign)
}
