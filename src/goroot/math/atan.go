package math

// Arc functions by Cephes (atan.c, asin.c): coefficients and order of operations are its own.

// atanNear is for 0 to 0.66.
//
//hmapscope:private
func atanNear(x float64) float64 {
	const (
		p0 = -8.750608600031904122785e-01
		p1 = -1.615753718733365076637e+01
		p2 = -7.500855792314704667340e+01
		p3 = -1.228866684490136173410e+02
		p4 = -6.485021904942025371773e+01
		q0 = 2.485846490142306297962e+01
		q1 = 1.650270098316988542046e+02
		q2 = 4.328810604912902668951e+02
		q3 = 4.853903996359136964868e+02
		q4 = 1.945506571482613964425e+02
	)
	z := x * x
	num := (((p0*z+p1)*z+p2)*z+p3)*z + p4
	den := ((((z+q0)*z+q1)*z+q2)*z+q3)*z + q4
	return x*(z*num/den) + x
}

// atanPositive turns what lies farther out by a quarter of a turn, or an eighth.
//
//hmapscope:private
func atanPositive(x float64) float64 {
	const (
		rest    = 6.123233995736765886130e-17 // what π/2 has more than its float64
		farther = 2.41421356237309504880      // the tangent of 3π/8
	)
	switch {
	case x > farther:
		return Pi/2 - atanNear(1/x) + rest
	case x > 0.66:
		return Pi/4 + atanNear((x-1)/(x+1)) + 0.5*rest
	}
	return atanNear(x)
}

//hmapscope:private
func Atan(x float64) float64 {
	switch {
	case x < 0:
		return -atanPositive(-x)
	case x == 0:
		return x
	}
	return atanPositive(x)
}

// Atan2 returns the angle of the point (x, y).
//
//hmapscope:private
func Atan2(y, x float64) float64 {
	angle := 0.0 // of a point that lies on an axis, or infinitely far away
	switch xInf, yInf := IsInf(x, 0), IsInf(y, 0); {
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case xInf && yInf:
		angle = Pi / 4
		if x < 0 {
			angle = 3 * Pi / 4
		}
	case y == 0 || xInf:
		if Signbit(x) {
			angle = Pi
		}
	case x == 0 || yInf:
		angle = Pi / 2
	default:
		angle = Atan(y / x)
		if x < 0 && angle <= 0 {
			return angle + Pi
		}
		if x < 0 {
			return angle - Pi
		}
		return angle
	}
	return Copysign(angle, y)
}

//hmapscope:private
func Asin(x float64) float64 {
	sin := Abs(x)
	if x == 0 {
		return x
	}
	if !(sin <= 1) {
		return NaN()
	}
	cos := Sqrt(1 - sin*sin)
	if sin > 0.7 {
		return Copysign(Pi/2-atanPositive(cos/sin), x)
	}
	return Copysign(atanPositive(sin/cos), x)
}

//hmapscope:private
func Acos(x float64) float64 { return Pi/2 - Asin(x) }
