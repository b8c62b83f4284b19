package runtime

import "unsafe"

// Words are copied one by one: each load and each store of memory that others see
// is a step. (Real Go uses 16-byte registers where it can; another goroutine's view
// of 8-byte words is the same.)

// registers is what a copy has loaded before it stores: as much as Go's own memmove
// takes into registers at once.
//
//hmapscope:private
type registers [32]uint64

const registerBytes = 256

// typedmemmove copies size bytes: it loads them all, then stores them.
func typedmemmove(dst, src unsafe.Pointer, size uintptr) {
	if size == 8 {
		*(*uint64)(dst) = *(*uint64)(src)
		return
	}
	var held registers
	for size > registerBytes {
		loadwords(unsafe.Pointer(&held), src, registerBytes)
		storewords(dst, unsafe.Pointer(&held), registerBytes)
		dst, src = unsafe.Add(dst, registerBytes), unsafe.Add(src, registerBytes)
		size -= registerBytes
	}
	loadwords(unsafe.Pointer(&held), src, size)
	storewords(dst, unsafe.Pointer(&held), size)
}

// loadwords copies size bytes that others see to where nobody looks.
func loadwords(dst, src unsafe.Pointer, size uintptr) {
	i := uintptr(0)
	for ; i+8 <= size; i += 8 {
		put64(unsafe.Add(dst, i), *(*uint64)(unsafe.Add(src, i)))
	}
	if size&4 != 0 {
		put32(unsafe.Add(dst, i), *(*uint32)(unsafe.Add(src, i)))
		i += 4
	}
	if size&2 != 0 {
		put16(unsafe.Add(dst, i), *(*uint16)(unsafe.Add(src, i)))
		i += 2
	}
	if size&1 != 0 {
		put8(unsafe.Add(dst, i), *(*uint8)(unsafe.Add(src, i)))
	}
}

// storewords copies size bytes that nobody else sees to where others look.
func storewords(dst, src unsafe.Pointer, size uintptr) {
	i := uintptr(0)
	for ; i+8 <= size; i += 8 {
		*(*uint64)(unsafe.Add(dst, i)) = get64(unsafe.Add(src, i))
	}
	if size&4 != 0 {
		*(*uint32)(unsafe.Add(dst, i)) = get32(unsafe.Add(src, i))
		i += 4
	}
	if size&2 != 0 {
		*(*uint16)(unsafe.Add(dst, i)) = get16(unsafe.Add(src, i))
		i += 2
	}
	if size&1 != 0 {
		*(*uint8)(unsafe.Add(dst, i)) = get8(unsafe.Add(src, i))
	}
}

// samewords compares size bytes that nobody else sees with those at q, up to the
// first word that differs.
func samewords(p, q unsafe.Pointer, size uintptr) bool {
	i := uintptr(0)
	for ; i+8 <= size; i += 8 {
		if get64(unsafe.Add(p, i)) != *(*uint64)(unsafe.Add(q, i)) {
			return false
		}
	}
	if size&4 != 0 {
		if get32(unsafe.Add(p, i)) != *(*uint32)(unsafe.Add(q, i)) {
			return false
		}
		i += 4
	}
	if size&2 != 0 {
		if get16(unsafe.Add(p, i)) != *(*uint16)(unsafe.Add(q, i)) {
			return false
		}
		i += 2
	}
	return size&1 == 0 || get8(unsafe.Add(p, i)) == *(*uint8)(unsafe.Add(q, i))
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
