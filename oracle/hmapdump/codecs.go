package main

// The key and elem types of the scenarios: how a JSON value becomes memory, how memory is shown
// again, and its canonical bytes.

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"unsafe"
)

type pair struct {
	A int64
	S string
}
type big [17]int64 // 136 bytes: over the 128-byte inline limit
type bytes5 [5]byte

type codec struct {
	name    string
	size    uintptr
	parse   func(json.RawMessage) unsafe.Pointer
	show    func(unsafe.Pointer) any
	canon   func([]byte, unsafe.Pointer) []byte // `size` canonical bytes
	content func(unsafe.Pointer) []byte         // position-free content
	ident   func(unsafe.Pointer) uint64         // the "identity" hash
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func fnv64(b []byte) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, c := range b {
		h = (h ^ uint64(c)) * 0x100000001b3
	}
	return h
}

func le64(out []byte, v uint64) []byte { return binary.LittleEndian.AppendUint64(out, v) }

func rawBytes(p unsafe.Pointer, n uintptr) []byte {
	return append([]byte(nil), unsafe.Slice((*byte)(p), n)...)
}

func parseDec(r json.RawMessage) int64 {
	var s string
	must(json.Unmarshal(r, &s))
	v, err := strconv.ParseInt(s, 10, 64)
	must(err)
	return v
}

func scalar(name string, size uintptr, parse func(json.RawMessage) unsafe.Pointer, show func(unsafe.Pointer) any, id func(unsafe.Pointer) uint64) *codec {
	return &codec{name, size, parse, show,
		func(o []byte, p unsafe.Pointer) []byte { return append(o, unsafe.Slice((*byte)(p), size)...) },
		func(p unsafe.Pointer) []byte { return rawBytes(p, size) }, id}
}

// canonical form of the data word of a string: 0 when nil or empty
func strWord(p unsafe.Pointer) uint64 {
	w := (*[2]uintptr)(p)
	if w[0] == 0 || w[1] == 0 {
		return 0
	}
	return fnv64([]byte(*(*string)(p)))
}

func strIdent(s string) uint64 {
	var b [8]byte
	copy(b[:], s)
	return binary.LittleEndian.Uint64(b[:])
}

func floatIdent(f float64) uint64 {
	if f == 0 {
		return 0
	}
	return math.Float64bits(f)
}

func floatHex(f float64) string { return fmt.Sprintf("0x%016x", math.Float64bits(f)) }

func parseHex64(s string) uint64 {
	v, err := strconv.ParseUint(s, 0, 64)
	must(err)
	return v
}

type pairJSON struct {
	A string `json:"a"`
	S string `json:"s"`
}

func parsePair(r json.RawMessage) pair {
	var j pairJSON
	must(json.Unmarshal(r, &j))
	a, err := strconv.ParseInt(j.A, 10, 64)
	must(err)
	return pair{a, fresh(j.S)}
}

func pairContent(v pair) []byte { return append(le64(nil, uint64(v.A)), v.S...) }

// fresh gives a string with its own non-nil data pointer (unless empty).
func fresh(s string) string { return string(append([]byte(nil), s...)) }

var codecs = []*codec{
	scalar("int64", 8,
		func(r json.RawMessage) unsafe.Pointer { v := new(int64); *v = parseDec(r); return unsafe.Pointer(v) },
		func(p unsafe.Pointer) any { return strconv.FormatInt(*(*int64)(p), 10) },
		func(p unsafe.Pointer) uint64 { return *(*uint64)(p) }),
	scalar("int", 8,
		func(r json.RawMessage) unsafe.Pointer { v := new(int); *v = int(parseDec(r)); return unsafe.Pointer(v) },
		func(p unsafe.Pointer) any { return strconv.Itoa(*(*int)(p)) },
		func(p unsafe.Pointer) uint64 { return *(*uint64)(p) }),
	scalar("int32", 4,
		func(r json.RawMessage) unsafe.Pointer {
			v := new(int32)
			must(json.Unmarshal(r, v))
			return unsafe.Pointer(v)
		},
		func(p unsafe.Pointer) any { return *(*int32)(p) },
		func(p unsafe.Pointer) uint64 { return uint64(*(*uint32)(p)) }),
	scalar("int16", 2,
		func(r json.RawMessage) unsafe.Pointer {
			v := new(int16)
			must(json.Unmarshal(r, v))
			return unsafe.Pointer(v)
		},
		func(p unsafe.Pointer) any { return *(*int16)(p) }, nil),
	scalar("int8", 1,
		func(r json.RawMessage) unsafe.Pointer {
			v := new(int8)
			must(json.Unmarshal(r, v))
			return unsafe.Pointer(v)
		},
		func(p unsafe.Pointer) any { return *(*int8)(p) },
		func(p unsafe.Pointer) uint64 { return uint64(*(*uint8)(p)) }),
	scalar("float64", 8,
		func(r json.RawMessage) unsafe.Pointer {
			var s string
			must(json.Unmarshal(r, &s))
			v := new(uint64)
			*v = parseHex64(s)
			return unsafe.Pointer(v)
		},
		func(p unsafe.Pointer) any { return floatHex(*(*float64)(p)) },
		func(p unsafe.Pointer) uint64 { return floatIdent(*(*float64)(p)) }),
	scalar("[5]byte", 5,
		func(r json.RawMessage) unsafe.Pointer {
			var s string
			must(json.Unmarshal(r, &s))
			b, err := hex.DecodeString(s)
			must(err)
			v := new(bytes5)
			copy(v[:], b)
			return unsafe.Pointer(v)
		},
		func(p unsafe.Pointer) any { return hex.EncodeToString(rawBytes(p, 5)) },
		func(p unsafe.Pointer) uint64 { return strIdent(string(rawBytes(p, 5))) }),
	scalar("[17]int64", 136,
		func(r json.RawMessage) unsafe.Pointer {
			n := parseDec(r)
			v := new(big)
			for j := range v {
				v[j] = n + int64(j)
			}
			return unsafe.Pointer(v)
		},
		func(p unsafe.Pointer) any {
			v := (*big)(p)
			for j := range v {
				if v[j] != v[0]+int64(j) {
					panic("big value torn")
				}
			}
			return strconv.FormatInt(v[0], 10)
		},
		func(p unsafe.Pointer) uint64 { return *(*uint64)(p) }),
	scalar("struct{}", 0,
		func(r json.RawMessage) unsafe.Pointer { return unsafe.Pointer(new([1]byte)) },
		func(p unsafe.Pointer) any { return nil }, nil),
	{"string", 16,
		func(r json.RawMessage) unsafe.Pointer {
			v := new(string)
			must(json.Unmarshal(r, v))
			*v = fresh(*v)
			return unsafe.Pointer(v)
		},
		func(p unsafe.Pointer) any { return *(*string)(p) },
		func(o []byte, p unsafe.Pointer) []byte { return le64(le64(o, strWord(p)), uint64((*[2]uintptr)(p)[1])) },
		func(p unsafe.Pointer) []byte { return []byte(*(*string)(p)) },
		func(p unsafe.Pointer) uint64 { return strIdent(*(*string)(p)) }},
	{"struct{int64;string}", 24,
		func(r json.RawMessage) unsafe.Pointer { v := new(pair); *v = parsePair(r); return unsafe.Pointer(v) },
		func(p unsafe.Pointer) any {
			v := (*pair)(p)
			return pairJSON{strconv.FormatInt(v.A, 10), v.S}
		},
		func(o []byte, p unsafe.Pointer) []byte {
			o = le64(o, *(*uint64)(p))
			s := unsafe.Add(p, 8)
			return le64(le64(o, strWord(s)), uint64((*[2]uintptr)(s)[1]))
		},
		func(p unsafe.Pointer) []byte { return pairContent(*(*pair)(p)) },
		func(p unsafe.Pointer) uint64 { return *(*uint64)(p) }},
	dynamicCodec,
	{"*int64", 8,
		func(r json.RawMessage) unsafe.Pointer {
			v := new(*int64)
			if string(r) != "null" {
				n := new(int64)
				*n = parseDec(r)
				*v = n
			}
			return unsafe.Pointer(v)
		},
		func(p unsafe.Pointer) any {
			v := *(**int64)(p)
			if v == nil {
				return nil
			}
			return strconv.FormatInt(*v, 10)
		},
		func(o []byte, p unsafe.Pointer) []byte {
			v := *(**int64)(p)
			if v == nil {
				return le64(o, 0)
			}
			return le64(o, fnv64(le64(nil, uint64(*v))))
		}, nil, nil},
}

func codecOf(name string) *codec {
	for _, c := range codecs {
		if c.name == name {
			return c
		}
	}
	panic("unknown type " + name)
}
