package rand

import "math"

// A Zipf draws k from 0 to imax with a chance in proportion to (v+k)**-s, by rejection
// from the inverse of an integral (W. Hörmann and G. Derflinger).
type Zipf struct {
	r        *Rand
	imax     float64
	v        float64
	q        float64
	oneMinus float64 // 1-q
	inverse  float64 // 1/(1-q)
	hxm      float64 // the integral's value at the end …
	width    float64 // … and from there to its value at the start
	s        float64 // below this distance a k is accepted at once
}

func (z *Zipf) h(x float64) float64 {
	return math.Exp(z.oneMinus*math.Log(z.v+x)) * z.inverse
}

func (z *Zipf) hinv(x float64) float64 {
	return math.Exp(z.inverse*math.Log(z.oneMinus*x)) - z.v
}

// NewZipf returns a Zipf, or nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s}
	z.oneMinus = 1.0 - z.q
	z.inverse = 1.0 / z.oneMinus
	z.hxm = z.h(z.imax + 0.5)
	z.width = z.h(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.hxm
	z.s = 1 - z.hinv(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1.0)))
	return z
}

// Uint64 draws.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		ur := z.hxm + z.r.Float64()*z.width
		x := z.hinv(ur)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || ur >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
