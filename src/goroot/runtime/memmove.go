package runtime

import "unsafe"

// typedmemmove copies size bytes word by word: each load and each store is a
// step. (Real Go uses 16-byte registers where it can; another goroutine's view of
// 8-byte words is the same.)
func typedmemmove(dst, src unsafe.Pointer, size uintptr) {
	i := uintptr(0)
	for ; i+8 <= size; i += 8 {
		*(*uint64)(unsafe.Add(dst, i)) = *(*uint64)(unsafe.Add(src, i))
	}
	if size&4 != 0 {
		*(*uint32)(unsafe.Add(dst, i)) = *(*uint32)(unsafe.Add(src, i))
		i += 4
	}
	if size&2 != 0 {
		*(*uint16)(unsafe.Add(dst, i)) = *(*uint16)(unsafe.Add(src, i))
		i += 2
	}
	if size&1 != 0 {
		*(*uint8)(unsafe.Add(dst, i)) = *(*uint8)(unsafe.Add(src, i))
	}
}

// memclr sets size bytes to zero, word by word; each store is a step.
func memclr(p unsafe.Pointer, size uintptr) {
	i := uintptr(0)
	for ; i+8 <= size; i += 8 {
		*(*uint64)(unsafe.Add(p, i)) = 0
	}
	if size&4 != 0 {
		*(*uint32)(unsafe.Add(p, i)) = 0
		i += 4
	}
	if size&2 != 0 {
		*(*uint16)(unsafe.Add(p, i)) = 0
		i += 2
	}
	if size&1 != 0 {
		*(*uint8)(unsafe.Add(p, i)) = 0
	}
}

// memmove copies n bytes where nobody else can look: strings, fresh objects.
//
//hmapscope:private
func memmove(dst, src unsafe.Pointer, n uintptr) {
	i := uintptr(0)
	for ; i+8 <= n; i += 8 {
		*(*uint64)(unsafe.Add(dst, i)) = *(*uint64)(unsafe.Add(src, i))
	}
	for ; i < n; i++ {
		*(*uint8)(unsafe.Add(dst, i)) = *(*uint8)(unsafe.Add(src, i))
	}
}

// memequal compares n bytes that nobody changes.
//
//hmapscope:private
func memequal(p, q unsafe.Pointer, n uintptr) bool {
	if p == q {
		return true
	}
	i := uintptr(0)
	for ; i+8 <= n; i += 8 {
		if *(*uint64)(unsafe.Add(p, i)) != *(*uint64)(unsafe.Add(q, i)) {
			return false
		}
	}
	for ; i < n; i++ {
		if *(*uint8)(unsafe.Add(p, i)) != *(*uint8)(unsafe.Add(q, i)) {
			return false
		}
	}
	return true
}
