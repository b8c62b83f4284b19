package sync

// A Pool keeps objects for another use. Real Go has a store for each processor and
// takes it without being interrupted; here there is one store, and taking from it
// is one step. What lies there unused for two collections is dropped. (Go 1.23 pool.go)
type Pool struct {
	store poolStore

	// New makes an object when the Pool has none.
	New func() any
}

// poolStore is what a processor keeps: one object at hand, then the others, the
// last one first.
//
//hmapscope:private
type poolStore struct {
	private any
	shared  *poolItem
	victim  *poolItem // left from before the last collection
	cycle   uint32    // the collections there have been when it was last tidied
}

//hmapscope:private
type poolItem struct {
	value any
	next  *poolItem
}

// Put gives an object to the Pool.
func (p *Pool) Put(x any) {
	if x != nil {
		p.store.put(x)
	}
}

// Get takes an object out of the Pool, or a new one.
func (p *Pool) Get() any {
	x := p.store.get()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

//hmapscope:atomic
func (s *poolStore) put(x any) {
	s.tidy()
	if s.private == nil {
		s.private = x
		return
	}
	s.shared = &poolItem{x, s.shared}
}

//hmapscope:atomic
func (s *poolStore) get() any {
	s.tidy()
	if x := s.private; x != nil {
		s.private = nil
		return x
	}
	if item := s.shared; item != nil {
		s.shared = item.next
		return item.value
	}
	if item := s.victim; item != nil {
		s.victim = item.next
		return item.value
	}
	return nil
}

// tidy does what a garbage collection does to a Pool: what lies there becomes the
// victim, and what was the victim is gone.
//
//hmapscope:private
func (s *poolStore) tidy() {
	now := runtime_gccycle()
	if now == s.cycle {
		return
	}
	s.victim = nil
	if now == s.cycle+1 {
		s.victim = s.shared
		if s.private != nil {
			s.victim = &poolItem{s.private, s.victim}
		}
	}
	s.private, s.shared = nil, nil
	s.cycle = now
}
