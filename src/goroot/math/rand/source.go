package rand

// A Source is where numbers come from: 63 bits at a time.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 has 64 bits at a time.
type Source64 interface {
	Source
	Uint64() uint64
}

const (
	rngLen = 607
	rngTap = 273
)

// An rngSource adds numbers that it has drawn before: each is the sum of those 607 and
// 273 back (an additive lagged Fibonacci generator, by D. P. Mitchell and J. A. Reeds).
type rngSource struct {
	tap  int
	feed int
	vec  [rngLen]int64
}

// NewSource returns the Source of that seed. It is not for more than one goroutine.
func NewSource(seed int64) Source {
	rng := new(rngSource)
	rng.Seed(seed)
	return rng
}

// seedrand is x × 48271 modulo 2³¹-1.
//
//hmapscope:private
func seedrand(x int64) int64 { return x * 48271 % int32max }

const int32max = 1<<31 - 1

// Seed starts over.
func (rng *rngSource) Seed(seed int64) {
	rng.tap = 0
	rng.feed = rngLen - rngTap
	seed %= int32max
	if seed < 0 {
		seed += int32max
	}
	if seed == 0 {
		seed = 89482311
	}
	x := seed
	for i := 0; i < 20; i++ {
		x = seedrand(x)
	}
	for i := range rng.vec {
		a := seedrand(x)
		b := seedrand(a)
		x = seedrand(b)
		rng.vec[i] = a<<40 ^ b<<20 ^ x ^ int64(rngCooked[i])
	}
}

func (rng *rngSource) Int63() int64 { return int64(rng.Uint64() &^ (1 << 63)) }

func (rng *rngSource) Uint64() uint64 {
	rng.tap--
	if rng.tap < 0 {
		rng.tap += rngLen
	}
	rng.feed--
	if rng.feed < 0 {
		rng.feed += rngLen
	}
	x := rng.vec[rng.feed] + rng.vec[rng.tap]
	rng.vec[rng.feed] = x
	return uint64(x)
}
