package main

import (
	"encoding/json"
	"math"
	"strconv"
	"unsafe"
)

// Keys of type interface{}: their dynamic types, each with an id that stands for the type word.

type ifaceJSON struct {
	T string          `json:"t"`
	V json.RawMessage `json:"v,omitempty"`
}

const (
	tidNil = iota
	tidInt
	tidString
	tidFloat64
	tidBool
	tidPair
	tidSlice
)

func ifaceParts(v any) (tid uint64, content []byte) {
	switch x := v.(type) {
	case nil:
		return tidNil, nil
	case int:
		return tidInt, le64(nil, uint64(x))
	case string:
		return tidString, []byte(x)
	case float64:
		return tidFloat64, le64(nil, math.Float64bits(x))
	case bool:
		if x {
			return tidBool, []byte{1}
		}
		return tidBool, []byte{0}
	case pair:
		return tidPair, pairContent(x)
	}
	panic("unexpected dynamic type")
}

var dynamicCodec = &codec{"interface{}", 16,
	func(r json.RawMessage) unsafe.Pointer {
		var j ifaceJSON
		must(json.Unmarshal(r, &j))
		v := new(any)
		switch j.T {
		case "nil":
		case "int":
			*v = int(parseDec(j.V))
		case "string":
			var s string
			must(json.Unmarshal(j.V, &s))
			*v = fresh(s)
		case "float64":
			var s string
			must(json.Unmarshal(j.V, &s))
			*v = math.Float64frombits(parseHex64(s))
		case "bool":
			*v = string(j.V) == "true"
		case "struct":
			*v = parsePair(j.V)
		case "slice":
			*v = []int{1}
		default:
			panic("interface type " + j.T)
		}
		return unsafe.Pointer(v)
	},
	func(p unsafe.Pointer) any {
		m := func(t string, v any) any {
			b, err := json.Marshal(v)
			must(err)
			return ifaceJSON{t, b}
		}
		switch x := (*(*any)(p)).(type) {
		case nil:
			return ifaceJSON{T: "nil"}
		case int:
			return m("int", strconv.Itoa(x))
		case string:
			return m("string", x)
		case float64:
			return m("float64", floatHex(x))
		case bool:
			return m("bool", x)
		case pair:
			return m("struct", pairJSON{strconv.FormatInt(x.A, 10), x.S})
		}
		panic("unexpected dynamic type")
	},
	func(o []byte, p unsafe.Pointer) []byte {
		if *(*uintptr)(p) == 0 {
			return le64(le64(o, 0), 0)
		}
		tid, c := ifaceParts(*(*any)(p))
		return le64(le64(o, tid), fnv64(c))
	},
	func(p unsafe.Pointer) []byte { panic("not needed") },
	func(p unsafe.Pointer) uint64 {
		switch x := (*(*any)(p)).(type) {
		case nil:
			return 0
		case int:
			return uint64(x)
		case string:
			return strIdent(x)
		case float64:
			return floatIdent(x)
		case bool:
			if x {
				return 1
			}
			return 0
		case pair:
			return uint64(x.A)
		}
		panic("identity hash of an unhashable type is not defined")
	}}
