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

// Each number is the sum of those so far back.
const (
	farthest = 607
	nearer   = 273
)

// An rngSource is an additive lagged Fibonacci generator, by D. P. Mitchell and
// J. A. Reeds.
type rngSource struct {
	at   int // where the farthest of the numbers before is, which the next one replaces
	last [farthest]uint64
}

// NewSource returns the Source of that seed. It is not for more than one goroutine.
func NewSource(seed int64) Source {
	s := new(rngSource)
	s.Seed(seed)
	return s
}

// Seed starts over.
func (s *rngSource) Seed(seed int64) {
	start := stirred()
	chance := seeded(seed)
	for i := range s.last {
		s.last[i] = chance.next()<<40 ^ chance.next()<<20 ^ chance.next() ^ start[i]
	}
	s.at = farthest - nearer
}

func (s *rngSource) Int63() int64 { return int64(s.Uint64() &^ (1 << 63)) }

// Uint64 goes down through the numbers: those drawn before lie above.
func (s *rngSource) Uint64() uint64 {
	if s.at == 0 {
		s.at = farthest
	}
	s.at--
	s.last[s.at] += s.last[(s.at+nearer)%farthest]
	return s.last[s.at]
}
