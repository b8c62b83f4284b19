package atomic

import "unsafe"

// A Value holds a value of any type, and of the same type for ever. It is read and
// replaced as a whole, although an interface is two words: the type word is written
// once, behind the first data word. (Go 1.23 value.go; spec/sync.md §8)
type Value struct {
	v any
}

// words is an interface value in memory.
type words struct {
	typ  unsafe.Pointer
	data unsafe.Pointer
}

// storing stands in for the type while the first value is being stored.
var storing byte

func (v *Value) words() *words { return (*words)(unsafe.Pointer(v)) }

// Load returns the value, or nil when there has been no Store.
func (v *Value) Load() (val any) {
	w := v.words()
	switch typ := LoadPointer(&w.typ); typ {
	case nil, unsafe.Pointer(&storing):
		return nil
	default:
		return together(typ, LoadPointer(&w.data))
	}
}

// Store replaces the value.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	w, given := v.words(), apart(val)
	switch w.settled(given, true) {
	case nil:
	case given.typ:
		StorePointer(&w.data, given.data)
	default:
		panic("sync/atomic: store of inconsistently typed value into Value")
	}
}

// Swap replaces the value and returns the one before, nil if there was none.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	w, given := v.words(), apart(new)
	switch w.settled(given, true) {
	case nil:
		return nil
	case given.typ:
		return together(given.typ, SwapPointer(&w.data, given.data))
	default:
		panic("sync/atomic: swap of inconsistently typed value into Value")
	}
}

// CompareAndSwap replaces the value if it equals old.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	w, given := v.words(), apart(new)
	if old != nil && apart(old).typ != given.typ {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	switch w.settled(given, old == nil) {
	case nil:
		return old == nil
	case given.typ:
	default:
		panic("sync/atomic: compare and swap of inconsistently typed value into Value")
	}
	// Equal values may lie at different addresses: first compare what is there,
	// then replace just that.
	data := LoadPointer(&w.data)
	return together(given.typ, data) == old && CompareAndSwapPointer(&w.data, data, given.data)
}

// settled returns the type, and waits while the first value is being stored. Where there is none it stores the given
// one, if it mayStore, and returns nil. Whoever looks in between finds the marker, so nobody sees a data word without
// its type.
func (w *words) settled(given words, mayStore bool) (typ unsafe.Pointer) {
	for {
		switch typ = LoadPointer(&w.typ); {
		case typ == unsafe.Pointer(&storing):
		case typ != nil || !mayStore:
			return typ
		case CompareAndSwapPointer(&w.typ, nil, unsafe.Pointer(&storing)):
			StorePointer(&w.data, given.data)
			StorePointer(&w.typ, given.typ)
			return nil
		}
	}
}

// apart and together turn an interface value into its words and back.
//
//hmapscope:private
func apart(v any) words { return *(*words)(unsafe.Pointer(&v)) }

//hmapscope:private
func together(typ, data unsafe.Pointer) (v any) {
	w := (*words)(unsafe.Pointer(&v))
	w.typ, w.data = typ, data
	return v
}
