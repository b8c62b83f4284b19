package math

// Round returns the nearest integer; of two, the one farther from zero. What is added is just less than a half, as
// a half would take its own neighbour to 1.
//
//hmapscope:private
func Round(x float64) float64 { return Trunc(x + Copysign(0.5-0x1p-54, x)) }

// Modf returns the integer part of f and the rest.
//
//hmapscope:private
func Modf(f float64) (int float64, frac float64) {
	int = Trunc(f)
	frac = Copysign(f-int, f)
	if IsInf(f, 0) {
		frac = NaN()
	}
	return int, frac
}

// Mod returns what remains of x after taking y off as often as possible.
//
//hmapscope:private
func Mod(x, y float64) float64 {
	if y == 0 || IsInf(x, 0) || IsNaN(x) || IsNaN(y) {
		return NaN()
	}
	y = Abs(y)
	r := Abs(x)
	for r >= y {
		// The largest y × 2**n that r has room for.
		step := Ldexp(y, ilogb(r)-ilogb(y))
		if step > r {
			step /= 2
		}
		r -= step
	}
	return Copysign(r, x)
}

// Remainder returns x less the nearest multiple of y; of two, the even one.
//
//hmapscope:private
func Remainder(x, y float64) float64 {
	if y == 0 || IsInf(x, 0) || IsNaN(x) || IsNaN(y) {
		return NaN()
	}
	if IsInf(y, 0) {
		return x
	}
	y = Abs(y)
	r := Abs(x)
	if y <= MaxFloat64/2 {
		r = Mod(r, y+y)
	}
	// Is r nearer to y, or to 2y, than to 0? All these differences are exact.
	if r > y-r {
		r -= y
		if r >= y-r {
			r -= y
		}
	}
	switch {
	case r == 0:
		return Copysign(0, x)
	case x < 0:
		return -r
	}
	return r
}

// Dim returns how much x is larger than y, or 0.
//
//hmapscope:private
func Dim(x, y float64) float64 {
	if v := x - y; v > 0 || IsNaN(v) {
		return v
	}
	return 0
}

// Max returns the larger number. An infinity counts for more than NaN.
//
//hmapscope:private
func Max(x, y float64) float64 {
	if IsInf(x, 1) || IsInf(y, 1) {
		return Inf(1)
	}
	return numberOrNaN(max(x, y))
}

// Min returns the smaller number. An infinity counts for more than NaN.
//
//hmapscope:private
func Min(x, y float64) float64 {
	if IsInf(x, -1) || IsInf(y, -1) {
		return Inf(-1)
	}
	return numberOrNaN(min(x, y))
}

// numberOrNaN makes all NaNs the same.
//
//hmapscope:private
func numberOrNaN(x float64) float64 {
	if IsNaN(x) {
		return NaN()
	}
	return x
}
