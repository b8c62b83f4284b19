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
	if p.goSyntax && h == nil {
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
	entries = sorted(t.Key, entries)
	if !p.goSyntax {
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

// sorted sorts by key; equal ones, which are NaNs, stay as they were.
//
//hmapscope:private
func sorted(key *abi.Type, entries []mapEntry) []mapEntry {
	if len(entries) < 2 {
		return entries
	}
	mid := len(entries) / 2
	a, b := sorted(key, entries[:mid]), sorted(key, entries[mid:])
	var merged []mapEntry
	for len(a) > 0 && len(b) > 0 {
		if compare(key, b[0].key, a[0].key) < 0 {
			merged = append(merged, b[0])
			b = b[1:]
		} else {
			merged = append(merged, a[0])
			a = a[1:]
		}
	}
	return append(append(merged, a...), b...)
}
