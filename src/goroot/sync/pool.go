package sync

import "unsafe"

// A Pool keeps objects for another use. Real Go has a store for each processor and
// takes from it without being interrupted; here there is one store, and taking from
// it is one step. A collection makes the store the victim, and drops the victim of
// before. (Go 1.23 pool.go; fmt prints the fields, so they have Go's names.)
type Pool struct {
	noCopy     noCopy
	local      unsafe.Pointer // *poolStore
	localSize  uintptr        // how many processors it is for
	victim     unsafe.Pointer // *poolStore
	victimSize uintptr

	// New makes an object when the Pool has none.
	New func() any
}

// poolStore is what a processor keeps: one object at hand, and others. It takes back
// what it got last; from a victim the oldest goes first.
//
//hmapscope:private
type poolStore struct {
	private any
	newest  *poolItem
	oldest  *poolItem
	cycle   uint32 // the collections there had been when it was made
}

//hmapscope:private
type poolItem struct {
	value any
	newer *poolItem
	older *poolItem
}

// Put gives an object to the Pool.
func (p *Pool) Put(x any) {
	if x != nil {
		p.put(x)
	}
}

// Get takes an object out of the Pool, or a new one.
func (p *Pool) Get() any {
	x := p.get()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

//hmapscope:atomic
func (p *Pool) put(x any) {
	s := p.store()
	if s.private == nil {
		s.private = x
		return
	}
	item := &poolItem{value: x, older: s.newest}
	if s.newest == nil {
		s.oldest = item
	} else {
		s.newest.newer = item
	}
	s.newest = item
}

//hmapscope:atomic
func (p *Pool) get() any {
	s := p.store()
	if x := s.private; x != nil {
		s.private = nil
		return x
	}
	if item := s.newest; item != nil {
		if s.newest = item.older; s.newest == nil {
			s.oldest = nil
		} else {
			s.newest.newer = nil
		}
		return item.value
	}
	if s = (*poolStore)(p.victim); s == nil {
		return nil
	}
	if x := s.private; x != nil {
		s.private = nil
		return x
	}
	if item := s.oldest; item != nil {
		s.oldest = item.newer
		return item.value
	}
	return nil
}

// store returns the store to use, after what the collections since the last use
// would have done.
//
//hmapscope:private
func (p *Pool) store() *poolStore {
	now := runtime_gccycle()
	if s := (*poolStore)(p.local); s != nil {
		if s.cycle == now {
			return s
		}
		p.victim, p.victimSize = p.local, p.localSize
	}
	if s := (*poolStore)(p.victim); s != nil && s.cycle+1 != now {
		p.victim, p.victimSize = nil, 0
	}
	s := &poolStore{cycle: now}
	p.local, p.localSize = unsafe.Pointer(s), uintptr(runtime_GOMAXPROCS(0))
	return s
}
