package sync

import "sync/atomic"

// A Map is a map that many goroutines can use. Keys that are known to all lie in a
// map that nobody writes any more, so they are found without a lock; new ones lie
// in a second map, under mu, until they have been missed often enough that the
// second map becomes the first. (Go 1.23; spec/sync.md §7.1)
type Map struct {
	mu     Mutex
	read   atomic.Pointer[readOnly]
	dirty  map[any]*entry // guarded by mu; all keys but the expunged ones, or nil
	misses int            // lookups that needed mu since dirty was made
}

// readOnly is a map that is never written again.
type readOnly struct {
	m       map[any]*entry
	amended bool // dirty has keys that m has not
}

// known is what can be found without mu.
func (m *Map) known() (all readOnly) {
	if p := m.read.Load(); p != nil {
		all = *p
	}
	return all
}

// search looks for a key under mu, for those that only look or take away, and did not find it without.
func (m *Map) search(key any, remove bool) (e *entry, ok bool) {
	m.mu.Lock()
	// While we waited for mu, it may have become known.
	known := m.known()
	if e, ok = known.m[key]; !ok && known.amended {
		e, ok = m.dirty[key]
		if remove {
			delete(m.dirty, key)
		}
		// Each lookup of the key comes this long way until dirty is promoted.
		m.miss()
	}
	m.mu.Unlock()
	return e, ok
}

// Load returns the value of a key.
func (m *Map) Load(key any) (value any, ok bool) {
	known := m.known()
	e, ok := known.m[key]
	if !ok && known.amended {
		e, ok = m.search(key, false)
	}
	if ok {
		return contents(e.holds())
	}
	return nil, false
}

// Store sets the value of a key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Swap sets the value of a key and returns the one before.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	known := m.known()
	if e, ok := known.m[key]; ok {
		if before, ok := e.put(&value); ok {
			return contents(before)
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if e, _ := m.toChange(key, value); e != nil {
		return contents(e.p.Swap(&value))
	}
	return nil, false
}

// LoadOrStore returns the value of a key, and sets it if there was none.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	known := m.known()
	if e, ok := known.m[key]; ok {
		if actual, loaded, ok := e.keepOr(value); ok {
			return actual, loaded
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	e, missed := m.toChange(key, value)
	if e == nil {
		return value, false
	}
	actual, loaded, _ = e.keepOr(value)
	if missed {
		m.miss()
	}
	return actual, loaded
}

// toChange returns a key's entry, under mu, and whether only dirty has it. A key that is new gets the value: then
// there is nothing to change, and no entry.
func (m *Map) toChange(key, value any) (e *entry, missed bool) {
	known := m.known()
	if e, ok := known.m[key]; ok {
		if e.p.CompareAndSwap(expunged, nil) {
			m.dirty[key] = e
		}
		return e, false
	}
	if e, ok := m.dirty[key]; ok {
		return e, true
	}
	if !known.amended {
		m.copyKnown()
		m.read.Store(&readOnly{m: known.m, amended: true})
	}
	m.dirty[key] = entryOf(value)
	return nil, false
}

// Delete takes a key away.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// LoadAndDelete takes a key away and returns its value.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	known := m.known()
	e, ok := known.m[key]
	if !ok && known.amended {
		e, ok = m.search(key, true)
	}
	if ok {
		return e.delete()
	}
	return nil, false
}

// CompareAndSwap sets the value of a key if it equals old.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	known := m.known()
	if e, ok := known.m[key]; ok {
		return e.exchange(old, new)
	}
	if !known.amended {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	known = m.known()
	e, ok := known.m[key]
	if ok {
		return e.exchange(old, new)
	}
	if e, ok = m.dirty[key]; ok {
		swapped = e.exchange(old, new)
		m.miss()
	}
	return swapped
}

// CompareAndDelete takes a key away if its value equals old.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	known := m.known()
	e, ok := known.m[key]
	if !ok && known.amended {
		e, ok = m.search(key, false)
	}
	return ok && e.deleteOnly(old)
}

// Range calls f for each key and value until f returns false.
func (m *Map) Range(f func(key, value any) bool) {
	known := m.known()
	if known.amended {
		m.mu.Lock()
		if known = m.known(); known.amended {
			known = m.promote()
		}
		m.mu.Unlock()
	}
	for key, e := range known.m {
		if p := e.holds(); p != nil && !f(key, *p) {
			break
		}
	}
}

// Clear takes all keys away.
func (m *Map) Clear() {
	if m.known().isEmpty() {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.known().isEmpty() {
		m.read.Store(new(readOnly))
	}
	clear(m.dirty)
	m.misses = 0
}

func (r readOnly) isEmpty() bool { return len(r.m) == 0 && !r.amended }

// miss counts a lookup that took mu. When they have cost as much as a copy of dirty would, dirty becomes the map
// that is read without it.
func (m *Map) miss() {
	if m.misses++; m.misses >= len(m.dirty) {
		m.promote()
	}
}

// promote makes dirty known to all.
func (m *Map) promote() readOnly {
	known := readOnly{m: m.dirty}
	shared := known
	m.read.Store(&shared)
	m.dirty, m.misses = nil, 0
	return known
}

// copyKnown makes dirty, of what is known and not deleted.
func (m *Map) copyKnown() {
	if m.dirty == nil {
		known := m.known()
		m.dirty = make(map[any]*entry, len(known.m))
		for key, e := range known.m {
			if !e.expunge() {
				m.dirty[key] = e
			}
		}
	}
}
