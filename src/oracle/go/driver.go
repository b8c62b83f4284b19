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
	oracleAssign64
	oracleAccess64
	oracleDelete64
	oracleAssignStr
	oracleAccessStr
	oracleDeleteStr
	oracleClear
	oracleIterInit
	oracleIterNext
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
	hash uintptr // what a constant hasher gives
	elem unsafe.Pointer
	ok   bool
}

//hmapscope:private
var oracle oracleCall

// oracleReady is where the host stops the goroutine.
//
//hmapscope:atomic
func oracleReady() {}

//hmapscope:private
func oracleIdentity(p unsafe.Pointer, seed uintptr) uintptr { return *(*uintptr)(p) }

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
		}
	}
}
