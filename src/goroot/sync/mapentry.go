package sync

import "sync/atomic"

// An entry is the place of one key's value in a Map; both of its maps share it. p
// is nil when the key is deleted, and expunged when it is also missing from dirty.
type entry struct {
	p atomic.Pointer[any]
}

var expunged = new(any)

func entryOf(value any) *entry {
	e := new(entry)
	e.p.Store(&value)
	return e
}

// contents is what an entry's pointer stands for.
func contents(p *any) (value any, ok bool) {
	if p != nil {
		value, ok = *p, true
	}
	return value, ok
}

// holds returns the entry's value, or nil if its key is deleted.
func (e *entry) holds() *any {
	if p := e.p.Load(); p != expunged {
		return p
	}
	return nil
}

// The methods that change an entry try again until nobody comes between. ok is false for an expunged one:
// its key must come into dirty first, under the lock.

func (e *entry) put(value *any) (before *any, ok bool) {
	for p := e.p.Load(); p != expunged; p = e.p.Load() {
		if e.p.CompareAndSwap(p, value) {
			return p, true
		}
	}
	return nil, false
}

// keepOr returns the value, and makes it the given one if there is none.
func (e *entry) keepOr(given any) (value any, loaded, ok bool) {
	for {
		switch p := e.p.Load(); p {
		case expunged:
			return nil, false, false
		default:
			return *p, true, true
		case nil:
		}
		stored := given // a copy of its own, made only when it is needed
		if e.p.CompareAndSwap(nil, &stored) {
			return given, false, true
		}
	}
}

// exchange makes the value another one if it equals old.
func (e *entry) exchange(old, other any) bool {
	for p := e.holds(); p != nil && *p == old; p = e.holds() {
		stored := other
		if e.p.CompareAndSwap(p, &stored) {
			return true
		}
	}
	return false
}

func (e *entry) delete() (value any, ok bool) {
	for p := e.holds(); p != nil; p = e.holds() {
		if e.p.CompareAndSwap(p, nil) {
			return *p, true
		}
	}
	return nil, false
}

// deleteOnly deletes the value if it equals old.
func (e *entry) deleteOnly(old any) bool {
	for p := e.holds(); p != nil && *p == old; p = e.holds() {
		if e.p.CompareAndSwap(p, nil) {
			return true
		}
	}
	return false
}

// expunge marks a deleted entry as missing from dirty, and reports whether it is.
func (e *entry) expunge() bool {
	for {
		switch e.p.Load() {
		case expunged:
			return true
		default:
			return false
		case nil:
			if e.p.CompareAndSwap(nil, expunged) {
				return true
			}
		}
	}
}
