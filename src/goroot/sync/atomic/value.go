package atomic

import "unsafe"

// A Value holds a value of any type, and of the same type for ever. It is read and
// replaced as a whole, although an interface is two words: the type word is written
// once, behind the first data word. (Go 1.23 value.go; spec/sync.md §8)
type Value struct {
	v any
}

// efaceWords is an interface value in memory.
type efaceWords struct {
	typ  unsafe.Pointer
	data unsafe.Pointer
}

// firstStoreInProgress stands in for the type while the first value is being stored.
var firstStoreInProgress byte

// Load returns the value, or nil when there has been no Store.
func (v *Value) Load() (val any) {
	vp := (*efaceWords)(unsafe.Pointer(v))
	typ := LoadPointer(&vp.typ)
	if typ == nil || typ == unsafe.Pointer(&firstStoreInProgress) {
		return nil
	}
	data := LoadPointer(&vp.data)
	return valueOf(typ, data)
}

// Store replaces the value.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	vp := (*efaceWords)(unsafe.Pointer(v))
	newTyp, newData := wordsOf(val)
	for {
		typ := LoadPointer(&vp.typ)
		if typ == nil {
			if vp.storeFirst(newTyp, newData) {
				return
			}
			continue
		}
		if typ == unsafe.Pointer(&firstStoreInProgress) {
			continue
		}
		if typ != newTyp {
			panic("sync/atomic: store of inconsistently typed value into Value")
		}
		StorePointer(&vp.data, newData)
		return
	}
}

// Swap replaces the value and returns the one before, nil if there was none.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	vp := (*efaceWords)(unsafe.Pointer(v))
	newTyp, newData := wordsOf(new)
	for {
		typ := LoadPointer(&vp.typ)
		if typ == nil {
			if vp.storeFirst(newTyp, newData) {
				return nil
			}
			continue
		}
		if typ == unsafe.Pointer(&firstStoreInProgress) {
			continue
		}
		if typ != newTyp {
			panic("sync/atomic: swap of inconsistently typed value into Value")
		}
		return valueOf(typ, SwapPointer(&vp.data, newData))
	}
}

// CompareAndSwap replaces the value if it equals old.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	vp := (*efaceWords)(unsafe.Pointer(v))
	newTyp, newData := wordsOf(new)
	oldTyp, _ := wordsOf(old)
	if oldTyp != nil && oldTyp != newTyp {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		typ := LoadPointer(&vp.typ)
		if typ == nil {
			if old != nil {
				return false
			}
			if vp.storeFirst(newTyp, newData) {
				return true
			}
			continue
		}
		if typ == unsafe.Pointer(&firstStoreInProgress) {
			continue
		}
		if typ != newTyp {
			panic("sync/atomic: compare and swap of inconsistently typed value into Value")
		}
		// Equal values may lie at different addresses: first compare what is there,
		// then replace just that.
		data := LoadPointer(&vp.data)
		if valueOf(typ, data) != old {
			return false
		}
		return CompareAndSwapPointer(&vp.data, data, newData)
	}
}

// storeFirst stores the first value, unless somebody else is at it. Whoever looks
// in between finds the marker, so nobody sees a data word without its type.
func (vp *efaceWords) storeFirst(typ, data unsafe.Pointer) bool {
	if !CompareAndSwapPointer(&vp.typ, nil, unsafe.Pointer(&firstStoreInProgress)) {
		return false
	}
	StorePointer(&vp.data, data)
	StorePointer(&vp.typ, typ)
	return true
}

// wordsOf and valueOf take an interface value apart and put it together.
//
//hmapscope:private
func wordsOf(v any) (typ, data unsafe.Pointer) {
	p := (*efaceWords)(unsafe.Pointer(&v))
	return p.typ, p.data
}

//hmapscope:private
func valueOf(typ, data unsafe.Pointer) (v any) {
	p := (*efaceWords)(unsafe.Pointer(&v))
	p.typ, p.data = typ, data
	return v
}
