package runtime

import "unsafe"

// Loads and stores of memory that nobody else can look at: no steps.

//hmapscope:private
func get8(p unsafe.Pointer) uint8 { return *(*uint8)(p) }

//hmapscope:private
func get16(p unsafe.Pointer) uint16 { return *(*uint16)(p) }

//hmapscope:private
func get32(p unsafe.Pointer) uint32 { return *(*uint32)(p) }

//hmapscope:private
func get64(p unsafe.Pointer) uint64 { return *(*uint64)(p) }

//hmapscope:private
func put8(p unsafe.Pointer, v uint8) { *(*uint8)(p) = v }

//hmapscope:private
func put16(p unsafe.Pointer, v uint16) { *(*uint16)(p) = v }

//hmapscope:private
func put32(p unsafe.Pointer, v uint32) { *(*uint32)(p) = v }

//hmapscope:private
func put64(p unsafe.Pointer, v uint64) { *(*uint64)(p) = v }

// strlen returns the length of the string at p.
//
//hmapscope:private
func strlen(p unsafe.Pointer) int { return (*stringStruct)(p).len }
