package runtime

import (
	"internal/abi"
	"unsafe"
)

// The oracle calls the map functions itself, one at a time: it fills in oracle,
// lets the goroutine run up to its next oracleReady, and reads the results. This
// file is part of package runtime in the oracle's programs only.

const (
	oracleHash = iota
	oracleMakeSmall
	oracleMake
	oracleAssign
	oracleAccess
	oracleDelete
	oracleAssign32
	oracleAccess32
	oracleDelete32
	oracleAssign64
	oracleAccess64
	oracleDelete64
	oracleAssignStr
	oracleAccessStr
	oracleDeleteStr
	oracleClear
	oracleIterInit
	oracleIterNext
	oracleHashKey
	oracleClone
)

// src/oracle/map-driver.ts names the same offsets.
//
//hmapscope:private
type oracleCall struct {
	op   int
	t    *abi.MapType
	h    *hmap
	it   *hiter
	key  uint64
	str  string
	hint int
	hash uintptr // what a constant hasher gives; a seed, then the key's hash
	elem unsafe.Pointer
	ok   bool
	keyp unsafe.Pointer
	text string // what the function panicked with
}

//hmapscope:private
var oracle oracleCall

// oracleReady is where the host stops the goroutine.
//
//hmapscope:atomic
func oracleReady() {}

// oracleIdentity makes a hash of the key's first 8 bytes.
//
//hmapscope:private
func oracleIdentity(p unsafe.Pointer, seed uintptr) uintptr {
	t := oracle.t.Key
	if t.Kind() == abi.Float64 && f64equal(get64(p), 0) {
		return 0
	}
	n := t.Size_
	if n > 8 {
		n = 8
	}
	hash := uintptr(0)
	memmove(unsafe.Pointer(&hash), p, n)
	return hash
}

//hmapscope:private
func oracleConstant(p unsafe.Pointer, seed uintptr) uintptr { return oracle.hash }

// OracleServe does what the host asks for.
func OracleServe() {
	c := &oracle
	for {
		oracleReady()
		switch c.op {
		case oracleHash:
			c.t.Hasher = oracleIdentity
			if c.ok {
				c.t.Hasher = oracleConstant
			}
		case oracleMakeSmall:
			c.h = makemap_small()
		case oracleMake:
			c.h = makemap(c.t, c.hint, nil)
		case oracleAssign:
			if oracleHashable(c) {
				c.elem = mapassign(c.t, c.h, c.keyp)
			}
		case oracleAccess:
			if oracleHashable(c) {
				c.elem, c.ok = mapaccess2(c.t, c.h, c.keyp)
			}
		case oracleDelete:
			if oracleHashable(c) {
				mapdelete(c.t, c.h, c.keyp)
			}
		case oracleAssign32:
			c.elem = mapassign_fast32(c.t, c.h, uint32(c.key))
		case oracleAccess32:
			c.elem, c.ok = mapaccess2_fast32(c.t, c.h, uint32(c.key))
		case oracleDelete32:
			mapdelete_fast32(c.t, c.h, uint32(c.key))
		case oracleAssign64:
			c.elem = mapassign_fast64(c.t, c.h, c.key)
		case oracleAccess64:
			c.elem, c.ok = mapaccess2_fast64(c.t, c.h, c.key)
		case oracleDelete64:
			mapdelete_fast64(c.t, c.h, c.key)
		case oracleAssignStr:
			c.elem = mapassign_faststr(c.t, c.h, c.str)
		case oracleAccessStr:
			c.elem, c.ok = mapaccess2_faststr(c.t, c.h, c.str)
		case oracleDeleteStr:
			mapdelete_faststr(c.t, c.h, c.str)
		case oracleClear:
			mapclear(c.t, c.h)
		case oracleIterInit:
			mapiterinit(c.t, c.h, c.it)
		case oracleIterNext:
			mapiternext(c.it)
		case oracleHashKey:
			c.hash = hashkey(c.t, c.keyp, uint32(c.hash))
		case oracleClone:
			c.h = mapclone2(c.t, c.h)
		}
	}
}

// oracleHashable is false when the map function would panic, with text.
//
//hmapscope:private
func oracleHashable(c *oracleCall) bool {
	c.text = ""
	c.ok = false
	if guilty := unhashable(c.t.Key, c.keyp); guilty != nil {
		c.text = "runtime error: hash of unhashable type " + guilty.String()
		return false
	}
	return true
}

// OracleClone is maps.Clone, for programs that import nothing else.
func OracleClone(m map[int64]int64) map[int64]int64 {
	return mapclone(m).(map[int64]int64)
}
