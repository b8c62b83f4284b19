package rand

// How a Source starts: what a simple generator makes of the seed, mixed with the state that
// the Source's own generator is in after 7.8e12 numbers from seed 1. That state is the same
// for all seeds, and is worked out when it is first needed.

// congruential is the generator of S. K. Park and K. W. Miller: × 48271 modulo 2³¹-1.
//
//hmapscope:private
type congruential uint64

const modulus = 1<<31 - 1

// seeded leaves out the first numbers.
//
//hmapscope:private
func seeded(seed int64) congruential {
	seed %= modulus
	if seed < 0 {
		seed += modulus
	}
	if seed == 0 {
		seed = 89482311 // from 0, all would be 0
	}
	c := congruential(seed)
	for range 20 {
		c.next()
	}
	return c
}

//hmapscope:private
func (c *congruential) next() uint64 {
	*c = *c * 48271 % modulus
	return uint64(*c)
}

const before = 7_800_000_000_000 // numbers drawn before the start

// state is numbers in the order of time, the oldest first; or, of a polynomial, what
// stands beside each power of x.
//
//hmapscope:private
type state [farthest]uint64

//hmapscope:private
var (
	mixture  state // in a Source's order
	isMixed  bool
	progress state
	product  [2 * farthest]uint64
)

//hmapscope:private
func stirred() *state {
	if !isMixed {
		stir()
		isMixed = true
	}
	return &mixture
}

// stir jumps ahead. Each number is a sum of the first 607; which one, the powers of x say,
// for which x⁶⁰⁷ = 1 + x³³⁴ holds as it does for the numbers: xⁿ, reduced by that, has
// beside x⁰ … x⁶⁰⁶ how often each of the first makes up the n-th.
//
//hmapscope:private
func stir() {
	progress = state{1}
	for bit := 42; bit >= 0; bit-- {
		square(before>>bit&1 != 0)
	}
	var numbers [2 * farthest]uint64
	chance := seeded(1)
	for i := range farthest {
		numbers[(2*farthest-nearer-1-i)%farthest] = chance.next()<<20 ^ chance.next()<<10 ^ chance.next()
	}
	for i := farthest; i < len(numbers); i++ {
		numbers[i] = numbers[i-farthest] + numbers[i-nearer]
	}
	for i := range farthest {
		sum := uint64(0)
		for j, times := range progress {
			sum += times * numbers[i+j]
		}
		mixture[(2*farthest-nearer-1-(i+before)%farthest)%farthest] = sum
	}
}

// square makes progress its square, or that times x.
//
//hmapscope:private
func square(andNext bool) {
	clear(product[:])
	shift := 0
	if andNext {
		shift = 1
	}
	for i, a := range progress {
		for j, b := range progress[:i] {
			product[i+j+shift] += 2 * a * b
		}
		product[2*i+shift] += a * a
	}
	for i := len(product) - 1; i >= farthest; i-- {
		product[i-farthest] += product[i]
		product[i-nearer] += product[i]
	}
	copy(progress[:], product[:])
}
