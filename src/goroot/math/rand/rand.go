// Package rand draws numbers. What a Rand of a seed draws is what Go draws.
package rand

// A Rand makes numbers of all kinds from those of a Source. It does not change by
// drawing; its Source does.
//
//hmapscope:private
type Rand struct {
	src     Source
	wide    Source64 // src, if it is one
	unread  uint64   // bytes that Read has not given out yet …
	unreads int      // … and how many
}

// New returns a Rand that draws from src.
func New(src Source) *Rand {
	wide, _ := src.(Source64)
	return &Rand{src: src, wide: wide}
}

// Seed starts the Source over.
func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.unreads = 0
}

func (r *Rand) Int63() int64 { return r.src.Int63() }

func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

func (r *Rand) Uint64() uint64 {
	if r.wide != nil {
		return r.wide.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

func (r *Rand) Int() int { return int(r.Int63()) }

// Int63n returns a number from 0 up to n, less n.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	return int64(r.below(uint64(n), 63))
}

// Int31n is Int63n with 31 bits.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	return int32(r.below(uint64(n), 31))
}

// Intn returns a number from 0 up to n, less n.
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n < 1<<31 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// below returns what is left of a number of so many bits when it is divided by n. All are
// equally likely: numbers from beyond the last full n do not count.
func (r *Rand) below(n uint64, bits int) uint64 {
	all := uint64(1) << bits
	for {
		if number := uint64(r.Int63()) >> (63 - bits); number < all-all%n {
			return number % n
		}
	}
}

// scaled returns a number from 0 up to n, less n, by a multiplication (D. Lemire,
// https://doi.org/10.1145/3230636): the upper word of the product, unless the lower one
// is among those that would make some results more likely.
func (r *Rand) scaled(n uint32) int {
	for {
		product := uint64(r.Uint32()) * uint64(n)
		if uint32(product) >= -n%n {
			return int(product >> 32)
		}
	}
}

// Float64 returns a number from 0 to 1, less 1.
func (r *Rand) Float64() float64 {
	for {
		// Of those below 1, some are 1 as a float64.
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

// Perm returns 0 to n-1 in any order.
func (r *Rand) Perm(n int) []int {
	order := make([]int, n)
	for i := range order {
		place := r.Intn(i + 1)
		order[i] = order[place]
		order[place] = i
	}
	return order
}

// Shuffle changes the order of n things by swaps (Fisher and Yates).
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for last := n - 1; last > 0; last-- {
		if last+1 < 1<<31 {
			swap(last, r.scaled(uint32(last+1)))
		} else {
			swap(last, int(r.Int63n(int64(last+1))))
		}
	}
}

// Read fills p: each number is good for seven bytes.
func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.unreads == 0 {
			r.unread, r.unreads = uint64(r.Int63()), 7
		}
		p[i] = byte(r.unread)
		r.unread >>= 8
		r.unreads--
	}
	return len(p), nil
}

// The same, from the run's own chance or the seed that was set.

func Int63() int64                       { return shared.Int63() }
func Uint32() uint32                     { return shared.Uint32() }
func Uint64() uint64                     { return shared.Uint64() }
func Int31() int32                       { return shared.Int31() }
func Int() int                           { return shared.Int() }
func Int63n(n int64) int64               { return shared.Int63n(n) }
func Int31n(n int32) int32               { return shared.Int31n(n) }
func Intn(n int) int                     { return shared.Intn(n) }
func Float64() float64                   { return shared.Float64() }
func Float32() float32                   { return shared.Float32() }
func Perm(n int) []int                   { return shared.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { shared.Shuffle(n, swap) }
func Read(p []byte) (n int, err error)   { return shared.Read(p) }
func NormFloat64() float64               { return shared.NormFloat64() }
func ExpFloat64() float64                { return shared.ExpFloat64() }
