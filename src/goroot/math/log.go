package math

// Log returns the natural logarithm. (FreeBSD's msun, e_log.c)
//
//hmapscope:private
func Log(x float64) float64 {
	const (
		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	switch {
	case IsNaN(x) || IsInf(x, 1):
		return x
	case x < 0:
		return NaN()
	case x == 0:
		return Inf(-1)
	}
	// Go's assembly for amd64 does not make a subnormal number a normal one either.
	b := Float64bits(x)
	k := float64(int(b>>expShift) - expBias + 1)
	f := Float64frombits(b&fracMask | (expBias-1)<<expShift)
	if f < Sqrt2/2 {
		f *= 2
		k--
	}
	f--
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	r := s2*(l1+s4*(l3+s4*(l5+s4*l7))) + s4*(l2+s4*(l4+s4*l6))
	halfSquare := 0.5 * f * f
	return k*ln2Hi - ((halfSquare - (s*(halfSquare+r) + k*ln2Lo)) - f)
}

//hmapscope:private
func Log10(x float64) float64 { return Log(x) * (1 / Ln10) }

// Log2 is exact for powers of two.
//
//hmapscope:private
func Log2(x float64) float64 {
	frac, exp := Frexp(x)
	if frac == 0.5 {
		return float64(exp - 1)
	}
	return Log(frac)*(1/Ln2) + float64(exp)
}

// Log1p returns the logarithm of 1 + x, also where that is nearly 1. (FreeBSD's msun, s_log1p.c)
//
//hmapscope:private
func Log1p(x float64) float64 {
	const (
		above = 4.142135623730950488017e-01
		below = -2.928932188134524755992e-01
		lp1   = 6.666666666666735130e-01
		lp2   = 3.999999999940941908e-01
		lp3   = 2.857142874366239149e-01
		lp4   = 2.222219843214978396e-01
		lp5   = 1.818357216161805012e-01
		lp6   = 1.531383769920937332e-01
		lp7   = 1.479819860511658591e-01
	)
	switch {
	case x < -1 || IsNaN(x):
		return NaN()
	case x == -1:
		return Inf(-1)
	case IsInf(x, 1):
		return Inf(1)
	}
	size := Abs(x)
	var f, c float64
	var frac uint64
	k := 1
	if size < above {
		if size < 0x1p-29 {
			if size < 0x1p-54 {
				return x
			}
			return x - x*x*0.5
		}
		if x > below {
			k, f, frac = 0, x, 1
		}
	}
	if k != 0 {
		var u float64
		if size < 1<<53 {
			u = 1.0 + x
			frac = Float64bits(u)
			k = int(frac>>52) - 1023
			if k > 0 {
				c = 1.0 - (u - x)
			} else {
				c = x - (u - 1.0)
			}
			c /= u
		} else {
			u = x
			frac = Float64bits(u)
			k = int(frac>>52) - 1023
			c = 0
		}
		frac &= fracMask
		if frac < 0x0006a09e667f3bcd { // the fraction of √2
			u = Float64frombits(frac | 0x3ff0000000000000)
		} else {
			k++
			u = Float64frombits(frac | 0x3fe0000000000000)
			frac = (1<<52 - frac) >> 2
		}
		f = u - 1.0
	}
	halfSquare := 0.5 * f * f
	if frac == 0 { // |f| < 2**-20
		if f == 0 {
			if k == 0 {
				return 0
			}
			c += float64(k) * ln2Lo
			return float64(k)*ln2Hi + c
		}
		r := halfSquare * (1.0 - 0.66666666666666666*f)
		if k == 0 {
			return f - r
		}
		return float64(k)*ln2Hi - ((r - (float64(k)*ln2Lo + c)) - f)
	}
	s := f / (2.0 + f)
	z := s * s
	r := z * (lp1 + z*(lp2+z*(lp3+z*(lp4+z*(lp5+z*(lp6+z*lp7))))))
	if k == 0 {
		return f - (halfSquare - s*(halfSquare+r))
	}
	return float64(k)*ln2Hi - ((halfSquare - (s*(halfSquare+r) + (float64(k)*ln2Lo + c))) - f)
}
