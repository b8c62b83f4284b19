package rand

import "internal/draw"

// A Zipf draws k from 0 to imax with a chance in proportion to (v+k)**-s.
type Zipf struct {
	r    *Rand
	draw draw.Zipf
}

// NewZipf returns a Zipf, or nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	return &Zipf{r, draw.NewZipf(s, v, imax)}
}

// Uint64 draws.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	return draw.DrawZipf(&z.draw, z.r)
}
