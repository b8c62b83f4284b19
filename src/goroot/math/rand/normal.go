package rand

import "internal/draw"

// NormFloat64 returns a normally distributed number: mean 0, standard deviation 1.
func (r *Rand) NormFloat64() float64 { return draw.Normal(places{r}) }

// ExpFloat64 returns an exponentially distributed number: rate 1.
func (r *Rand) ExpFloat64() float64 { return draw.Exponential(places{r}) }

// places takes the layer from the bits of the place itself.
type places struct{ *Rand }

func (p places) Place() (place, layer uint32) {
	place = p.Uint32()
	return place, place
}
