package math

// Exp returns e**x as Go's assembly for amd64 does, by N. Shibata's method (SLEEF): with
// x == k × ln 2 + r, a series for e**(r/16) - 1 is squared four times.
//
//hmapscope:private
func Exp(x float64) float64 {
	const (
		ln2Hi = 0.69314718055966295651160180568695068359375
		ln2Lo = 0.28235290563031577122588448175013436025525412068e-12
	)
	switch {
	case IsNaN(x) || IsInf(x, 1):
		return x
	case x > 1e3:
		return Inf(1)
	case x < -1e3:
		return 0
	}
	k := RoundToEven(x * Log2E)
	if k > 1023 {
		return Inf(1) // even where e**x would just fit: the assembly makes 2**k first
	}
	x = FMA(-k, ln2Hi, x)
	x = FMA(-k, ln2Lo, x)
	x *= 0.0625
	y := 1.0 / 40320
	y = FMA(y, x, 1.0/5040)
	y = FMA(y, x, 1.0/720)
	y = FMA(y, x, 1.0/120)
	y = FMA(y, x, 1.0/24)
	y = FMA(y, x, 1.0/6)
	y = FMA(y, x, 1.0/2)
	y = FMA(y, x, 1)
	y *= x
	y *= y + 2 // (1+y)² - 1
	y *= y + 2
	y *= y + 2
	return Ldexp(FMA(y, y+2, 1), int(k))
}

// ln 2 in two parts: the first has so few bits that its multiples are exact.
const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

// Exp2 returns 2**x.
//
//hmapscope:private
func Exp2(x float64) float64 {
	switch {
	case IsNaN(x) || IsInf(x, 1):
		return x
	case x >= 1024:
		return Inf(1)
	case x < -1074:
		return 0
	}
	k := int(x + Copysign(0.5, x))
	t := x - float64(k)
	hi, lo := t*ln2Hi, -t*ln2Lo
	// e**(hi-lo) by the rational function of FreeBSD's msun (e_exp.c).
	const (
		p1 = 1.66666666666666657415e-01
		p2 = -2.77777777770155933842e-03
		p3 = 6.61375632143793436117e-05
		p4 = -1.65339022054652515390e-06
		p5 = 4.13813679705723846039e-08
	)
	r := hi - lo
	t = r * r
	c := r - t*(p1+t*(p2+t*(p3+t*(p4+t*p5))))
	return Ldexp(1-((lo-(r*c)/(2-c))-hi), k)
}

// Expm1 returns e**x - 1, also where e**x is nearly 1. (FreeBSD's msun, s_expm1.c)
//
//hmapscope:private
func Expm1(x float64) float64 {
	const (
		lost    = 56 * Ln2
		halfLn2 = 3.46573590279972654709e-01
		nextLn2 = 1.03972077083991796413e+00
		q1      = -3.33333333333331316428e-02
		q2      = 1.58730158725481460165e-03
		q3      = -7.93650757867487942473e-05
		q4      = 4.00821782732936239552e-06
		q5      = -2.01099218183624371326e-07
	)
	switch {
	case IsInf(x, 1) || IsNaN(x):
		return x
	case IsInf(x, -1):
		return -1
	}
	size, below := x, false
	if x < 0 {
		size, below = -size, true
	}
	if size >= lost {
		if below {
			return -1
		}
		if size >= 7.09782712893383973096e+02 {
			return Inf(1)
		}
	}
	var c float64
	k := 0
	if size > halfLn2 {
		var hi, lo float64
		switch {
		case size < nextLn2 && !below:
			hi, lo, k = x-ln2Hi, ln2Lo, 1
		case size < nextLn2:
			hi, lo, k = x+ln2Hi, -ln2Lo, -1
		default:
			k = int(Log2E*x + Copysign(0.5, x))
			t := float64(k)
			hi, lo = x-t*ln2Hi, t*ln2Lo
		}
		x = hi - lo
		c = (hi - x) - lo
	} else if size < 0x1p-54 {
		return x
	}
	half := 0.5 * x
	halfSquare := x * half
	ratio := 1 + halfSquare*(q1+halfSquare*(q2+halfSquare*(q3+halfSquare*(q4+halfSquare*q5))))
	t := 3 - ratio*half
	e := halfSquare * ((ratio - t) / (6.0 - x*t))
	if k == 0 {
		return x - (x*e - halfSquare)
	}
	e = x*(e-c) - c
	e -= halfSquare
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1:
		if x < -0.25 {
			return -2 * (e - (x + 0.5))
		}
		return 1 + 2*(x-e)
	case k <= -2 || k > 56:
		return scaled(1-(e-x), k) - 1
	case k < 20:
		t := Float64frombits(0x3ff0000000000000 - 0x20000000000000>>uint(k)) // 1 - 2**-k
		return scaled(t-(e-x), k)
	}
	t = Float64frombits(uint64(expBias-k) << expShift) // 2**-k
	return scaled(x-(e+t)+1, k)
}

// scaled adds k to the exponent of y, which has room for it.
//
//hmapscope:private
func scaled(y float64, k int) float64 {
	return Float64frombits(Float64bits(y) + uint64(k)<<expShift)
}
