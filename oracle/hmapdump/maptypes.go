package main

import "unsafe"

// mapTypes are the maps that there are scenarios of, each as a nil map of the compiler's own type.
var mapTypes = []struct {
	key, elem string
	m         any
}{
	{"int64", "int64", map[int64]int64(nil)},
	{"int64", "struct{}", map[int64]struct{}(nil)},
	{"int64", "*int64", map[int64]*int64(nil)},
	{"int64", "[17]int64", map[int64]big(nil)},
	{"int64", "string", map[int64]string(nil)},
	{"int32", "int8", map[int32]int8(nil)},
	{"int32", "*int64", map[int32]*int64(nil)},
	{"int8", "int8", map[int8]int8(nil)},
	{"string", "int", map[string]int(nil)},
	{"string", "struct{}", map[string]struct{}(nil)},
	{"string", "*int64", map[string]*int64(nil)},
	{"string", "string", map[string]string(nil)},
	{"float64", "int", map[float64]int(nil)},
	{"[5]byte", "int16", map[bytes5]int16(nil)},
	{"struct{int64;string}", "int64", map[pair]int64(nil)},
	{"interface{}", "int", map[any]int(nil)},
	{"[17]int64", "int64", map[big]int64(nil)},
	{"[17]int64", "[17]int64", map[big]big(nil)},
}

// mapTypeOf gives the compiler's descriptor of a map type; without an elem, of any map with the key.
func mapTypeOf(key, elem string) *maptypeT {
	for i := range mapTypes {
		t := &mapTypes[i]
		if t.key == key && (t.elem == elem || elem == "") {
			return (*[2]*maptypeT)(unsafe.Pointer(&t.m))[0]
		}
	}
	panic("no map type for " + key + "/" + elem)
}
