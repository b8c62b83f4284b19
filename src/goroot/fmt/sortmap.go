package fmt

import (
	"internal/abi"
	"unsafe"
)

// A map is printed sorted by key. It is read with the same iterator as a range
// statement's, so printing a map that another goroutine writes to is a race, and
// can die of it.

//go:linkname mapiterinit runtime.mapiterinit
func mapiterinit(t *abi.MapType, h unsafe.Pointer, it unsafe.Pointer)

//go:linkname mapiternext runtime.mapiternext
func mapiternext(it unsafe.Pointer)

//go:linkname typedmemmove runtime.typedmemmove
func typedmemmove(dst, src unsafe.Pointer, size uintptr)

//go:linkname newobject runtime.newobject
func newobject(size uintptr) unsafe.Pointer

// hiter is as large as runtime.hiter and begins as it does.
//
//hmapscope:private
type hiter struct {
	key  unsafe.Pointer
	elem unsafe.Pointer
	rest [10]uintptr
}

//hmapscope:private
type mapEntry struct {
	key, elem unsafe.Pointer
}

// printMap prints map[k:v k:v].
//
//hmapscope:quiet
func (p *pp) printMap(t *abi.MapType, h unsafe.Pointer, verb rune, depth int) {
	if verb == 'p' {
		p.fmtPointer(&t.Type, unsafe.Pointer(&h), verb)
		return
	}
	if p.sharpV && h == nil {
		p.writeString(t.String() + "(nil)")
		return
	}
	var entries []mapEntry
	it := new(hiter)
	mapiterinit(t, h, unsafe.Pointer(it))
	for it.key != nil {
		e := mapEntry{newobject(t.Key.Size_), newobject(t.Elem.Size_)}
		typedmemmove(e.key, it.key, t.Key.Size_)
		typedmemmove(e.elem, it.elem, t.Elem.Size_)
		entries = append(entries, e)
		mapiternext(unsafe.Pointer(it))
	}
	sortEntries(t.Key, entries)
	if !p.sharpV {
		p.writeString("map")
	}
	p.open(&t.Type, '[')
	for i := 0; i < len(entries); i++ {
		if i > 0 {
			p.separate()
		}
		p.printValue(t.Key, entries[i].key, verb, depth+1)
		p.writeByte(':')
		p.printValue(t.Elem, entries[i].elem, verb, depth+1)
	}
	p.close(']')
}

// sortEntries sorts by key, inserting one entry after another.
//
//hmapscope:private
func sortEntries(key *abi.Type, entries []mapEntry) {
	for i := 1; i < len(entries); i++ {
		e := entries[i]
		j := i
		for j > 0 && compare(key, e.key, entries[j-1].key) < 0 {
			entries[j] = entries[j-1]
			j--
		}
		entries[j] = e
	}
}

// compare orders two values of type t as Go's fmt does: numbers, strings and
// addresses by size, false before true, structs and arrays by their first
// difference.
//
//hmapscope:private
func compare(t *abi.Type, a, b unsafe.Pointer) int {
	switch kind := t.Kind(); kind {
	case abi.Int, abi.Int8, abi.Int16, abi.Int32, abi.Int64:
		x, y := loadInt(kind, a), loadInt(kind, b)
		return order(x < y, x > y)
	case abi.String:
		x, y := *(*string)(a), *(*string)(b)
		return order(x < y, x > y)
	case abi.Bool:
		x, y := *(*uint8)(a), *(*uint8)(b)
		return order(x < y, x > y)
	case abi.Struct:
		st := (*abi.StructType)(unsafe.Pointer(t))
		for i := 0; i < len(st.Fields); i++ {
			f := &st.Fields[i]
			if c := compare(f.Typ, unsafe.Add(a, f.Offset), unsafe.Add(b, f.Offset)); c != 0 {
				return c
			}
		}
		return 0
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < at.Len; i++ {
			if c := compare(at.Elem, unsafe.Add(a, i*at.Elem.Size_), unsafe.Add(b, i*at.Elem.Size_)); c != 0 {
				return c
			}
		}
		return 0
	default:
		x, y := loadUint(kind, a), loadUint(kind, b)
		return order(x < y, x > y)
	}
}

//hmapscope:private
func order(less, greater bool) int {
	if less {
		return -1
	}
	if greater {
		return 1
	}
	return 0
}
