package runtime

import (
	"internal/abi"
	"math/bits"
	"unsafe"
)

// The hash that Go uses on machines without AES instructions: wyhash, keyed with
// random words in every run (spec/hmap.md §4.2). Hashing reads a key that its
// caller has loaded, so it is no step.

const hashMul = 0x1d8e4e27c47d124f

// hash64 hashes an 8-byte key with the map type's hash function.
//
//hmapscope:private
func hash64(t *abi.MapType, key uint64, seed uint32) uintptr {
	return t.Hasher(unsafe.Pointer(&key), uintptr(seed))
}

// hash32 hashes a 4-byte key with the map type's hash function.
//
//hmapscope:private
func hash32(t *abi.MapType, key uint32, seed uint32) uintptr {
	return t.Hasher(unsafe.Pointer(&key), uintptr(seed))
}

// hashString hashes the n bytes at str with the map type's hash function.
//
//hmapscope:private
func hashString(t *abi.MapType, str unsafe.Pointer, n int, seed uint32) uintptr {
	key := stringStruct{str, n}
	return t.Hasher(unsafe.Pointer(&key), uintptr(seed))
}

// memhash64 hashes 8 bytes: the Hasher of maps with 8-byte keys.
//
//hmapscope:private
func memhash64(p unsafe.Pointer, seed uintptr) uintptr {
	a := *(*uint64)(p)
	return uintptr(mix(hashMul^8, mix(a^sched.hashkey[1], a^uint64(seed)^sched.hashkey[0])))
}

// strhash hashes a string: the Hasher of maps with string keys.
//
//hmapscope:private
func strhash(p unsafe.Pointer, seed uintptr) uintptr {
	s := (*stringStruct)(p)
	return memhash(s.str, seed, uintptr(s.len))
}

// memhash hashes n bytes at p.
//
//hmapscope:private
func memhash(p unsafe.Pointer, seed, n uintptr) uintptr {
	s := uint64(seed) ^ sched.hashkey[0]
	var a, b uint64
	switch {
	case n == 0:
		return uintptr(s)
	case n < 4:
		a = uint64(*(*uint8)(p))
		a |= uint64(*(*uint8)(unsafe.Add(p, n>>1))) << 8
		a |= uint64(*(*uint8)(unsafe.Add(p, n-1))) << 16
	case n < 8:
		a = r4(p, 0)
		b = r4(p, n-4)
		if n == 4 {
			b = a
		}
	case n <= 16:
		a = r8(p, 0)
		b = r8(p, n-8)
	default:
		i, left := uintptr(0), n
		if left > 48 {
			s1, s2 := s, s
			for left > 48 {
				s = mix(r8(p, i)^sched.hashkey[1], r8(p, i+8)^s)
				s1 = mix(r8(p, i+16)^sched.hashkey[2], r8(p, i+24)^s1)
				s2 = mix(r8(p, i+32)^sched.hashkey[3], r8(p, i+40)^s2)
				i += 48
				left -= 48
			}
			s ^= s1 ^ s2
		}
		for left > 16 {
			s = mix(r8(p, i)^sched.hashkey[1], r8(p, i+8)^s)
			i += 16
			left -= 16
		}
		a = r8(p, n-16)
		b = r8(p, n-8)
	}
	return uintptr(mix(hashMul^uint64(n), mix(a^sched.hashkey[1], b^s)))
}

// mix folds the 128-bit product of a and b.
//
//hmapscope:private
func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

//hmapscope:private
func r4(p unsafe.Pointer, i uintptr) uint64 { return uint64(*(*uint32)(unsafe.Add(p, i))) }

//hmapscope:private
func r8(p unsafe.Pointer, i uintptr) uint64 { return *(*uint64)(unsafe.Add(p, i)) }
