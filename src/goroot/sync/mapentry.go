package sync

import "sync/atomic"

// An entry is the place of one key's value in a Map; both of its maps share it. p
// is nil when the key is deleted, and expunged when it is also missing from dirty.
type entry struct {
	p atomic.Pointer[any]
}

var expunged = new(any)

func newEntry(value any) *entry {
	e := &entry{}
	e.p.Store(&value)
	return e
}

// contents is what an entry's pointer stands for.
func contents(p *any) (value any, ok bool) {
	if p == nil {
		return nil, false
	}
	return *p, true
}

func (e *entry) load() (value any, ok bool) {
	p := e.p.Load()
	if p == nil || p == expunged {
		return nil, false
	}
	return *p, true
}

func (e *entry) swapLocked(i *any) *any {
	return e.p.Swap(i)
}

// trySwap fails if the entry is expunged: then the key must come into dirty first.
func (e *entry) trySwap(i *any) (*any, bool) {
	for {
		p := e.p.Load()
		if p == expunged {
			return nil, false
		}
		if e.p.CompareAndSwap(p, i) {
			return p, true
		}
	}
}

// tryLoadOrStore fails if the entry is expunged.
func (e *entry) tryLoadOrStore(i any) (actual any, loaded, ok bool) {
	p := e.p.Load()
	if p == expunged {
		return nil, false, false
	}
	if p != nil {
		return *p, true, true
	}
	value := i // a copy of its own, made only when it is needed
	for {
		if e.p.CompareAndSwap(nil, &value) {
			return i, false, true
		}
		p = e.p.Load()
		if p == expunged {
			return nil, false, false
		}
		if p != nil {
			return *p, true, true
		}
	}
}

func (e *entry) tryCompareAndSwap(old, new any) bool {
	p := e.p.Load()
	if p == nil || p == expunged || *p != old {
		return false
	}
	value := new
	for {
		if e.p.CompareAndSwap(p, &value) {
			return true
		}
		p = e.p.Load()
		if p == nil || p == expunged || *p != old {
			return false
		}
	}
}

func (e *entry) delete() (value any, ok bool) {
	for {
		p := e.p.Load()
		if p == nil || p == expunged {
			return nil, false
		}
		if e.p.CompareAndSwap(p, nil) {
			return *p, true
		}
	}
}

// tryExpungeLocked marks a deleted entry as missing from dirty. It reports whether
// the entry is that.
func (e *entry) tryExpungeLocked() bool {
	p := e.p.Load()
	for p == nil {
		if e.p.CompareAndSwap(nil, expunged) {
			return true
		}
		p = e.p.Load()
	}
	return p == expunged
}
