package draw

import "math"

// Zipf is k from 0 to most with a chance in proportion to (v+k)**-s: rejection-inversion
// by W. Hörmann and G. Derflinger (https://doi.org/10.1145/235025.235029).
type Zipf struct {
	s, v  float64
	low   float64 // the integral of the chances at the end …
	span  float64 // … and from there to its value at the start
	close float64 // nearer than this to its number, a k is taken at once
}

// NewZipf needs s > 1 and v >= 1.
func NewZipf(s, v float64, most uint64) Zipf {
	z := Zipf{s: s, v: v}
	z.low = z.integral(float64(most) + 0.5)
	z.span = z.integral(0.5) - z.chance(0) - z.low
	z.close = 1 - z.inverse(z.integral(1.5)-z.chance(1))
	return z
}

func (z *Zipf) chance(k float64) float64 { return math.Exp(-z.s * math.Log(z.v+k)) }

func (z *Zipf) integral(x float64) float64 {
	return math.Exp((1-z.s)*math.Log(z.v+x)) * (1 / (1 - z.s))
}

func (z *Zipf) inverse(y float64) float64 {
	return math.Exp(1/(1-z.s)*math.Log((1-z.s)*y)) - z.v
}

// DrawZipf draws from z.
func DrawZipf[F Floats](z *Zipf, f F) uint64 {
	for {
		y := z.low + f.Float64()*z.span
		x := z.inverse(y)
		k := math.Floor(x + 0.5)
		if k-x <= z.close || y >= z.integral(k+0.5)-z.chance(k) {
			return uint64(k)
		}
	}
}
