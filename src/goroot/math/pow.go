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
	case IsInf(y, 0):
		switch {
		case x == -1:
			return 1
		case (Abs(x) < 1) == IsInf(y, 1):
			return 0
		}
		return Inf(1)
	case IsInf(x, 0):
		if IsInf(x, -1) {
			return powOfZero(1/x, -y) // -Inf is 1/-0
		}
		if y < 0 {
			return 0
		}
		return Inf(1)
	case y == 0.5:
		return Sqrt(x)
	case y == -0.5:
		return 1 / Sqrt(x)
	}
	yi, yf := Modf(Abs(y))
	if yf != 0 && x < 0 {
		return NaN()
	}
	if yi >= 1<<63 {
		// So large a power of anything but ±1 is 0 or infinite.
		switch {
		case x == -1:
			return 1
		case (Abs(x) < 1) == (y > 0):
			return 0
		}
		return Inf(1)
	}
	a, ae := 1.0, 0 // the result so far is a × 2**ae
	if yf != 0 {
		if yf > 0.5 {
			yf--
			yi++
		}
		a = Exp(yf * Log(x))
	}
	f, e := Frexp(x)
	for i := int64(yi); i != 0; i >>= 1 {
		if e < -1<<12 || 1<<12 < e {
			ae += e // out of range whatever follows
			break
		}
		if i&1 == 1 {
			a *= f
			ae += e
		}
		f *= f
		e <<= 1
		if f < 0.5 {
			f += f
			e--
		}
	}
	if y < 0 {
		a, ae = 1/a, -ae
	}
	return Ldexp(a, ae)
}

//hmapscope:private
func powOfZero(x, y float64) float64 {
	odd := isOddInt(y)
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

//hmapscope:private
func isOddInt(x float64) bool {
	if Abs(x) >= 1<<53 {
		return false
	}
	i, frac := Modf(x)
	return frac == 0 && int64(i)&1 == 1
}

// Pow10 returns 10**n, the number nearest to it.
//
//hmapscope:private
func Pow10(n int) float64 {
	if n < -323 {
		return 0
	}
	if n > 308 {
		return Inf(1)
	}
	return pow10(n)
}

// Sqrt is an instruction; these two need a few.

// Cbrt returns the cube root. (msun s_cbrt.c)
//
//hmapscope:private
func Cbrt(x float64) float64 {
	const (
		b1 = 715094163 // (1023 - 1023/3 - 0.03306235651) × 2**20
		b2 = 696219795 // the same, less 54/3
		c  = 5.42857142857142815906e-01
		d  = -7.05306122448979611050e-01
		e  = 1.41428571428571436819e+00
		f  = 1.60714285714285720630e+00
		g  = 3.57142857142857150787e-01
	)
	if x == 0 || IsNaN(x) || IsInf(x, 0) {
		return x
	}
	sign := x
	x = Abs(x)
	// A third of the exponent is right to 5 bits.
	t := Float64frombits(Float64bits(x)/3 + b1<<32)
	if x < 0x1p-1022 {
		t = (1 << 54) * x
		t = Float64frombits(Float64bits(t)/3 + b2<<32)
	}
	r := t * t / x
	s := c + r*t
	t *= g + f/(s+e+d/s)
	// Cut to 22 bits, and larger than the root: then one round of Newton's is enough.
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)
	s = t * t
	r = x / s
	w := t + t
	r = (r - t) / (w + r)
	t = t + t*r
	return Copysign(t, sign)
}

// Hypot returns √(p² + q²) without overflow on the way.
//
//hmapscope:private
func Hypot(p, q float64) float64 {
	p, q = Abs(p), Abs(q)
	switch {
	case IsInf(p, 1) || IsInf(q, 1):
		return Inf(1)
	case IsNaN(p) || IsNaN(q):
		return NaN()
	}
	if p < q {
		p, q = q, p
	}
	if p == 0 {
		return 0
	}
	q = q / p
	return p * Sqrt(1+q*q)
}
