package sort

import (
	"internal/abi"
	"internal/sorting"
	"unsafe"
)

// Slice sorts any slice by less; equal elements may change places.
func Slice(x any, less func(i, j int) bool) {
	s := sliceOf(x)
	sorting.Unstable(sorting.Indexed[byIndex]{byIndex{s, less}}, s.len)
}

// SliceStable sorts any slice by less and leaves equal elements as they stand.
func SliceStable(x any, less func(i, j int) bool) {
	s := sliceOf(x)
	sorting.Stable(sorting.Indexed[byIndex]{byIndex{s, less}}, s.len)
}

// SliceIsSorted reports whether a slice is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	s := sliceOf(x)
	return sorting.InOrder(sorting.Indexed[byIndex]{byIndex{s, less}}, s.len)
}

// byIndex is a slice and what compares two of its elements.
type byIndex struct {
	slice
	less func(i, j int) bool
}

func (b byIndex) Less(i, j int) bool { return b.less(i, j) }

// Swap swaps two elements word by word.
func (s slice) Swap(i, j int) {
	swap(unsafe.Add(s.array, uintptr(i)*s.size), unsafe.Add(s.array, uintptr(j)*s.size), s.size)
}

// slice is a slice of any type.
type slice struct {
	array unsafe.Pointer
	len   int
	size  uintptr // of an element
}

//hmapscope:private
type eface struct {
	typ  *abi.Type
	data unsafe.Pointer
}

//hmapscope:private
type header struct {
	array    unsafe.Pointer
	len, cap int
}

//hmapscope:quiet
func sliceOf(x any) slice {
	e := (*eface)(unsafe.Pointer(&x))
	if e.typ == nil {
		panic("reflect: call of Swapper on zero Value")
	}
	if e.typ.Kind() != abi.Slice {
		panic("reflect: call of Swapper on " + e.typ.String() + " Value")
	}
	h := (*header)(e.data)
	return slice{h.array, h.len, (*abi.SliceType)(unsafe.Pointer(e.typ)).Elem.Size_}
}

func swap(p, q unsafe.Pointer, size uintptr) {
	i := uintptr(0)
	for ; i+8 <= size; i += 8 {
		a, b := (*uint64)(unsafe.Add(p, i)), (*uint64)(unsafe.Add(q, i))
		*a, *b = *b, *a
	}
	if size&4 != 0 {
		a, b := (*uint32)(unsafe.Add(p, i)), (*uint32)(unsafe.Add(q, i))
		*a, *b = *b, *a
		i += 4
	}
	for ; i < size; i++ {
		a, b := (*uint8)(unsafe.Add(p, i)), (*uint8)(unsafe.Add(q, i))
		*a, *b = *b, *a
	}
}
