// Package draw has the distributions that both versions of math/rand draw from.
package draw

import "math"

// layers is a curve, cut for the ziggurat of G. Marsaglia and W. W. Tsang
// (https://doi.org/10.18637/jss.v005.i08): layers of equal area, of which the lowest, 0,
// has a tail without end. The tables are worked out from where that one begins and from
// the area.
//
//hmapscope:private
type layers struct {
	inside [256]uint32  // places below this are under the curve, whatever their height
	width  [256]float32 // what makes a place a number
	height [256]float32 // of the curve, where the layer ends
}

// Where the tails begin.
const (
	normalTail      = 3.442619855899
	exponentialTail = 7.69711747013104972
)

//hmapscope:private
var (
	normal      = cut(bell{}, 128, 1<<31, normalTail, 9.91256303526217e-3)
	exponential = cut(decay{}, 256, 1<<32, exponentialTail, 3.9496598225815571993e-3)
)

// curve falls from 1; reach tells where it has come down to y.
type curve interface {
	at(x float64) float64
	reach(y float64) float64
}

type (
	bell  struct{}
	decay struct{}
)

//hmapscope:private
func (bell) at(x float64) float64 { return math.Exp(-.5 * x * x) }

//hmapscope:private
func (bell) reach(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) }

//hmapscope:private
func (decay) at(x float64) float64 { return math.Exp(-x) }

//hmapscope:private
func (decay) reach(y float64) float64 { return -math.Log(y) }

// cut makes count layers of that area, with so many places in each.
//
//hmapscope:private
func cut[C curve](c C, count int, places, tail, area float64) (z layers) {
	// Drawn from the lowest layer, a number may lie as far out as a box of its area would.
	box := area / c.at(tail)
	z.inside[0] = uint32(tail / box * places)
	z.width[0] = float32(box / places)
	z.height[0] = 1
	x := tail
	for i := count - 1; i > 0; i-- {
		z.width[i] = float32(x / places)
		z.height[i] = float32(c.at(x))
		if i > 1 {
			above := c.reach(area/x + c.at(x))
			z.inside[i] = uint32(above / x * places)
			x = above
		}
	}
	return z
}

// between returns a height in a layer: part of the way from its end to its top.
//
//hmapscope:private
func (z *layers) between(layer uint32, part float64) float32 {
	end := z.height[layer]
	return end + float32(part)*(z.height[layer-1]-end)
}
