package draw

import "math"

// Floats are numbers from 0 to 1, less 1.
type Floats interface{ Float64() float64 }

// Bits is what a ziggurat is drawn from: a place in a layer, and which layer.
type Bits interface {
	Floats
	Place() (place, layer uint32)
}

// Normal draws from the normal distribution: mean 0, standard deviation 1.
func Normal[B Bits](b B) float64 {
	for {
		bits, layer := b.Place()
		place := int32(bits)
		layer %= 128
		x := float64(place) * float64(normal.width[layer])
		if distance(place) < normal.inside[layer] {
			return x
		}
		switch {
		case layer > 0:
			if normal.between(layer, b.Float64()) < float32(bell{}.at(x)) {
				return x
			}
		case place > 0:
			return normalTail + beyond(b)
		default:
			return -normalTail - beyond(b)
		}
	}
}

//hmapscope:private
func distance(place int32) uint32 { return uint32(max(place, -place)) }

// beyond draws how far behind its begin in the tail of the normal curve (Marsaglia, 1964).
func beyond[B Bits](b B) float64 {
	for {
		x := -math.Log(b.Float64()) * (1.0 / normalTail)
		if y := -math.Log(b.Float64()); y+y >= x*x {
			return x
		}
	}
}

// Exponential draws from the exponential distribution: rate 1.
func Exponential[B Bits](b B) float64 {
	for {
		place, layer := b.Place()
		layer %= 256
		x := float64(place) * float64(exponential.width[layer])
		switch {
		case place < exponential.inside[layer]:
			return x
		case layer == 0:
			return exponentialTail - math.Log(b.Float64())
		case exponential.between(layer, b.Float64()) < float32(decay{}.at(x)):
			return x
		}
	}
}
