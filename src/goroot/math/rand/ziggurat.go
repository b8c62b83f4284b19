package rand

import "math"

// A ziggurat has for each layer: k, below which a drawn number is under the curve; w,
// which makes it a place; f, the height of the curve.
//
//hmapscope:private
type ziggurat struct {
	k [256]uint32
	w [256]float32
	f [256]float32
}

//hmapscope:private
var normal, exponential = normalLayers(), exponentialLayers()

//hmapscope:private
func normalLayers() (z ziggurat) {
	const (
		m    = 1 << 31
		area = 9.91256303526217e-3
		n    = 128
	)
	x := rn
	q := area / math.Exp(-.5*x*x)
	z.k[0], z.k[1] = uint32(x/q*m), 0
	z.w[0], z.w[n-1] = float32(q/m), float32(x/m)
	z.f[0], z.f[n-1] = 1, float32(math.Exp(-.5*x*x))
	for i := n - 2; i > 0; i-- {
		last := x
		x = math.Sqrt(-2 * math.Log(area/x+math.Exp(-.5*x*x)))
		z.k[i+1] = uint32(x / last * m)
		z.w[i] = float32(x / m)
		z.f[i] = float32(math.Exp(-.5 * x * x))
	}
	return z
}

//hmapscope:private
func exponentialLayers() (z ziggurat) {
	const (
		m    = 1 << 32
		area = 3.9496598225815571993e-3
		n    = 256
	)
	x := float64(re)
	q := area / math.Exp(-x)
	z.k[0], z.k[1] = uint32(x/q*m), 0
	z.w[0], z.w[n-1] = float32(q/m), float32(x/m)
	z.f[0], z.f[n-1] = 1, float32(math.Exp(-x))
	for i := n - 2; i > 0; i-- {
		last := x
		x = -math.Log(area/x + math.Exp(-x))
		z.k[i+1] = uint32(x / last * m)
		z.w[i] = float32(x / m)
		z.f[i] = float32(math.Exp(-x))
	}
	return z
}
