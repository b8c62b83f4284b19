package sync

import "sync/atomic"

// A Map is a map that many goroutines can use. Keys that are known to all lie in a
// map that nobody writes any more, so they are found without a lock; new ones lie
// in a second map, under mu, until they have been missed often enough that the
// second map becomes the first. (Go 1.23 map.go; spec/sync.md §7.1)
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

func (m *Map) loadReadOnly() readOnly {
	if p := m.read.Load(); p != nil {
		return *p
	}
	return readOnly{}
}

// lookupLocked looks for a key that was not in read, for those that only look or take
// away.
func (m *Map) lookupLocked(key any, remove bool) (e *entry, ok bool) {
	m.mu.Lock()
	// It may have come into read while we waited for the lock.
	read := m.loadReadOnly()
	e, ok = read.m[key]
	if !ok && read.amended {
		e, ok = m.dirty[key]
		if remove {
			delete(m.dirty, key)
		}
		// Found or not: the key stays on this slow way until dirty is promoted.
		m.missLocked()
	}
	m.mu.Unlock()
	return e, ok
}

// Load returns the value of a key.
func (m *Map) Load(key any) (value any, ok bool) {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if !ok && read.amended {
		e, ok = m.lookupLocked(key, false)
	}
	if !ok {
		return nil, false
	}
	return e.load()
}

// Store sets the value of a key.
func (m *Map) Store(key, value any) {
	_, _ = m.Swap(key, value)
}

// Swap sets the value of a key and returns the one before.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	read := m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		if v, ok := e.trySwap(&value); ok {
			return contents(v)
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		m.unexpungeLocked(key, e)
		return contents(e.swapLocked(&value))
	}
	if e, ok := m.dirty[key]; ok {
		return contents(e.swapLocked(&value))
	}
	m.addLocked(read, key, value)
	return nil, false
}

// LoadOrStore returns the value of a key, and sets it if there was none.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	read := m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		if actual, loaded, ok := e.tryLoadOrStore(value); ok {
			return actual, loaded
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		m.unexpungeLocked(key, e)
		actual, loaded, _ = e.tryLoadOrStore(value)
		return actual, loaded
	}
	if e, ok := m.dirty[key]; ok {
		actual, loaded, _ = e.tryLoadOrStore(value)
		m.missLocked()
		return actual, loaded
	}
	m.addLocked(read, key, value)
	return value, false
}

// Delete takes a key away.
func (m *Map) Delete(key any) {
	m.LoadAndDelete(key)
}

// LoadAndDelete takes a key away and returns its value.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if !ok && read.amended {
		e, ok = m.lookupLocked(key, true)
	}
	if !ok {
		return nil, false
	}
	return e.delete()
}

// CompareAndSwap sets the value of a key if it equals old.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	read := m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		return e.tryCompareAndSwap(old, new)
	}
	if !read.amended {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		return e.tryCompareAndSwap(old, new)
	}
	if e, ok := m.dirty[key]; ok {
		swapped = e.tryCompareAndSwap(old, new)
		m.missLocked()
	}
	return swapped
}

// CompareAndDelete takes a key away if its value equals old.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if !ok && read.amended {
		e, ok = m.lookupLocked(key, false)
	}
	for ok {
		p := e.p.Load()
		if p == nil || p == expunged || *p != old {
			return false
		}
		if e.p.CompareAndSwap(p, nil) {
			return true
		}
	}
	return false
}

// Range calls f for each key and value until f returns false.
func (m *Map) Range(f func(key, value any) bool) {
	read := m.loadReadOnly()
	if read.amended {
		m.mu.Lock()
		read = m.loadReadOnly()
		if read.amended {
			read = readOnly{m: m.dirty}
			promoted := read
			m.read.Store(&promoted)
			m.dirty, m.misses = nil, 0
		}
		m.mu.Unlock()
	}
	for k, e := range read.m {
		v, ok := e.load()
		if ok && !f(k, v) {
			return
		}
	}
}

// Clear takes all keys away.
func (m *Map) Clear() {
	read := m.loadReadOnly()
	if len(read.m) == 0 && !read.amended {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.loadReadOnly()
	if len(read.m) > 0 || read.amended {
		m.read.Store(&readOnly{})
	}
	clear(m.dirty)
	m.misses = 0
}

// addLocked puts a new key into dirty.
func (m *Map) addLocked(read readOnly, key, value any) {
	if !read.amended {
		m.dirtyLocked()
		m.read.Store(&readOnly{m: read.m, amended: true})
	}
	m.dirty[key] = newEntry(value)
}

// missLocked counts a miss. When they have cost as much as a copy of dirty would,
// dirty becomes the map that is read without a lock.
func (m *Map) missLocked() {
	m.misses++
	if m.misses < len(m.dirty) {
		return
	}
	m.read.Store(&readOnly{m: m.dirty})
	m.dirty, m.misses = nil, 0
}

// dirtyLocked makes dirty out of what read has.
func (m *Map) dirtyLocked() {
	if m.dirty != nil {
		return
	}
	read := m.loadReadOnly()
	m.dirty = make(map[any]*entry, len(read.m))
	for k, e := range read.m {
		if !e.tryExpungeLocked() {
			m.dirty[k] = e
		}
	}
}

// unexpungeLocked puts a key of read back into dirty if it was left out of it.
func (m *Map) unexpungeLocked(key any, e *entry) {
	if e.p.CompareAndSwap(expunged, nil) {
		m.dirty[key] = e
	}
}
